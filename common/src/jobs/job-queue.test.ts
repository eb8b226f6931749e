import { once } from 'node:events';
import { correlationId, withCorrelationId } from '../correlation';
import { UnavailableError } from '../errors/errors';
import { sharedServers, TcpProxy, uniqueName, waitFor } from '../testing';
import { JobFailedError } from './job-queue';
import { startWorker, stopWorkers, type Worker } from './testing/worker';

const { redisUrl } = sharedServers();
const start = (work?: Parameters<typeof startWorker>[2], prefix = uniqueName('jobs')) =>
  startWorker(redisUrl, prefix, work);
const twoReplicas = async (): Promise<[Worker, Worker]> => {
  const prefix = uniqueName('jobs');
  return [await start(undefined, prefix), await start(undefined, prefix)];
};
const pending = (prefix: string, { redis }: Worker) => redis.client.keys(`${prefix}:strings:*job*`);

afterEach(stopWorkers);

describe('a job', () => {
  it('is done once, although it was added twice and two replicas wait for it', async () => {
    const [one, two] = await twoReplicas();

    await Promise.all([one.jobs.add('job', 'ticket', 300), two.jobs.add('job', 'ticket', 300)]);
    await one.jobs.complete('later', 'later', 5_000);
    await waitFor(() => one.done.concat(two.done).includes('ticket'));
    await two.jobs.complete('last', 'last', 5_000);

    expect(one.done.concat(two.done).sort()).toEqual(['last', 'later', 'ticket']);
  });

  it('is done neither before its time nor a second after it', async () => {
    const times: number[] = [];
    const worker = await start(async () => void times.push(Date.now()));
    const due = Date.now() + 1_200;

    await worker.jobs.add('job', 'late', 1_200);
    const [time] = await waitFor(() => times.length > 0 && times);

    expect(time).toBeGreaterThanOrEqual(due);
    expect(time).toBeLessThan(due + 1_000);
  });

  it('is not done when it was removed', async () => {
    const worker = await start();
    await worker.jobs.add('unwanted', 'unwanted', 200);
    await worker.jobs.add('wanted', 'wanted', 400);

    await worker.jobs.remove('unwanted');
    await waitFor(() => worker.done.includes('wanted'));

    expect(worker.done).toEqual(['wanted']);
  });

  it('leaves nothing behind when it is removed at the moment at which it is taken', async () => {
    const prefix = uniqueName('jobs');
    const worker = await start(undefined, prefix);

    for (let round = 0; round < 20; round += 1) {
      await worker.jobs.add(`job-${round}`, 'x');
      await worker.jobs.remove(`job-${round}`);
      await worker.jobs.complete('pause', 'pause', 5_000);
    }

    await waitFor(async () => (await pending(prefix, worker)).length === 0, { what: 'nothing being left' });
    expect(worker.done).not.toContain(undefined);
  });

  it('carries on the id of the request that asked for it', async () => {
    const ids: string[] = [];
    const worker = await start(async () => void ids.push(correlationId()));

    await withCorrelationId('request-7', () => worker.jobs.complete('job', 'x', 5_000));

    expect(ids).toEqual(['request-7']);
  });
});

describe('a job that fails', () => {
  it('is tried again for as long as something is away', async () => {
    let away = 3;
    const worker = await start(async () => {
      if (away-- > 0) throw new UnavailableError('SendGrid is away');
    });

    await worker.jobs.complete('job', 'mail', 10_000);

    expect(worker.done).toHaveLength(4);
  });

  it('is given up for a reason of its own, says why, and leaves nothing that blocks a second try', async () => {
    const prefix = uniqueName('jobs');
    let sound = false;
    const worker = await start(async () => {
      if (!sound) throw new Error('no such address');
    }, prefix);

    await expect(worker.jobs.complete('job', 'mail', 5_000)).rejects.toThrow(new JobFailedError('no such address'));
    expect(worker.done).toHaveLength(1);
    expect(await pending(prefix, worker)).toEqual([]);

    sound = true;
    await worker.jobs.complete('job', 'mail', 5_000);
    expect(await pending(prefix, worker)).toEqual([]);
  });

  it('is an outage for a caller whose time is up, and goes on', async () => {
    let away = true;
    const worker = await start(async () => {
      if (away) throw new UnavailableError();
    });

    await expect(worker.jobs.complete('job', 'mail', 100)).rejects.toThrow(UnavailableError);
    away = false;
    await worker.jobs.complete('job', 'mail', 5_000);
  });
});

describe('a worker', () => {
  it('that vanishes in the middle of a job leaves it to another', async () => {
    const prefix = uniqueName('jobs');
    const proxy = await TcpProxy.before(Number(new URL(redisUrl).port));
    let release: () => void = () => undefined;
    const held = () => new Promise<void>((resolve) => (release = resolve));
    const gone = await startWorker(`redis://127.0.0.1:${proxy.port}`, prefix, held);
    await gone.jobs.add('job', 'mail');
    await waitFor(() => gone.done.length === 1);

    // What Redis sees of a killed process: its connections close, its lock is not renewed, its job stays in hand.
    proxy.cut();
    const heir = await start(undefined, prefix);

    await waitFor(() => heir.done.includes('mail'));
    release();
  });

  it('finishes what it has in hand before it stops', async () => {
    const prefix = uniqueName('jobs');
    const worker = await start(async (_data, { signal }) => void (await once(signal, 'abort')), prefix);
    const ended = worker.jobs.complete('job', 'mail', 5_000);
    await waitFor(() => worker.done.length === 1);

    await worker.jobs.stop();

    await ended;
    expect(await pending(prefix, worker)).toEqual([]);
    await expect(worker.jobs.add('next', 'mail')).rejects.toThrow(UnavailableError);
  });
});
