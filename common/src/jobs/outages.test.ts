import { isOutage } from '../errors/outages';
import { redisUrl, startRedis, TcpProxy, uniqueName, waitFor, type ServerProcess } from '../testing';
import { createWorker, startWorker, stopWorkers, type Worker } from './testing/worker';

let server: ServerProcess;
let worker: Worker;

beforeAll(async () => {
  server = await startRedis();
});
beforeEach(async () => {
  worker = await startWorker(redisUrl(server), uniqueName('jobs'));
});
afterEach(stopWorkers);
afterAll(() => server.stop());

const missing = () => worker.redis.missing() ?? worker.jobs.missing();

describe('a queue whose Redis was killed', () => {
  it('does what was pending when Redis is back, and what is added then', async () => {
    await worker.jobs.add('overdue', 'overdue', 500);
    await worker.jobs.add('ahead', 'ahead', 4_000);

    await server.kill();
    await waitFor(() => missing() !== undefined);
    await expect(worker.jobs.add('refused', 'refused').catch(isOutage)).resolves.toBe(true);
    await server.resume();

    await waitFor(() => missing() === undefined);
    await worker.jobs.add('new', 'new');
    await waitFor(() => worker.done.length === 3);
    expect([...worker.done].sort()).toEqual(['ahead', 'new', 'overdue']);
  });

  it('goes on with an empty one', async () => {
    await worker.jobs.add('forgotten', 'forgotten', 300);

    await server.kill();
    await server.wipe();
    await server.resume();
    await waitFor(() => missing() === undefined);
    await worker.jobs.add('new', 'new', 600);

    await waitFor(() => worker.done.length > 0);
    expect(worker.done).toEqual(['new']);
  });

  it('stops within seconds meanwhile', async () => {
    await server.kill();
    await waitFor(() => missing() !== undefined);

    const before = Date.now();
    await stopWorkers();

    expect(Date.now() - before).toBeLessThan(3_000);
    await server.resume();
  });
});

describe('a queue whose Redis fell silent', () => {
  it('makes new connections and goes on', async () => {
    const proxy = await TcpProxy.before(server.port);
    const behind = await startWorker(`redis://127.0.0.1:${proxy.port}`, uniqueName('jobs'));
    await behind.jobs.add('due', 'due', 1_000);

    proxy.silence();
    await waitFor(() => behind.done.includes('due'), { within: 15_000 });
    // Its notifications come again, too.
    await waitFor(() => behind.jobs.complete('new', 'new', 1_000).then(() => true), { within: 15_000 });

    await stopWorkers();
    proxy.cut();
  });

  it('can be stopped while it starts', async () => {
    const proxy = await TcpProxy.before(server.port);
    const behind = createWorker(`redis://127.0.0.1:${proxy.port}`, uniqueName('jobs'));
    await behind.redis.start();

    proxy.block();
    const started = behind.jobs.start();
    await stopWorkers();

    await started;
    proxy.cut();
  });
});
