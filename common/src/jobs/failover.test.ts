import IORedis from 'ioredis';
import { isOutage } from '../errors/outages';
import { redisUrl, startRedis, TcpProxy, uniqueName, waitFor, type ServerProcess } from '../testing';
import { startWorker, stopWorkers, type Worker } from './testing/worker';

let first: ServerProcess;
let second: ServerProcess;
let proxy: TcpProxy;
let worker: Worker;
const operators = new Map<ServerProcess, IORedis>();

function operator(server: ServerProcess): IORedis {
  const client = operators.get(server) ?? new IORedis(redisUrl(server));
  operators.set(server, client);
  return client;
}

/** Makes a server a copy of another, as it is before a failover. */
async function replicate(from: ServerProcess, to: ServerProcess): Promise<void> {
  await operator(to).replicaof('127.0.0.1', from.port);
  await waitFor(async () => (await operator(to).info('replication')).includes('master_link_status:up'));
}

/** Makes the replica the master and the master its replica, as a failover does: no connection is closed. */
async function failOver(from: ServerProcess, to: ServerProcess): Promise<void> {
  await operator(to).replicaof('NO', 'ONE');
  await operator(from).replicaof('127.0.0.1', to.port);
}

/** The connections that a server has, but for the operator's and the other server's. */
async function clientsOf(server: ServerProcess): Promise<string[]> {
  const list = (await operator(server).client('LIST')) as string;
  return list.split('\n').filter((line) => line !== '' && !line.includes('cmd=client') && !/flags=[MS]/.test(line));
}

beforeEach(async () => {
  [first, second] = await Promise.all([startRedis(), startRedis()]);
  await replicate(first, second);
  proxy = await TcpProxy.before(first.port);
  worker = await startWorker(`redis://127.0.0.1:${proxy.port}`, uniqueName('jobs'));
});
afterEach(async () => {
  await stopWorkers();
  for (const client of operators.values()) client.disconnect();
  operators.clear();
  proxy.cut();
  await Promise.all([first.stop(), second.stop()]);
});

const missing = () => worker.redis.missing() ?? worker.jobs.missing();
const add = (name: string) =>
  waitFor(() => worker.jobs.add(name, name).then(() => true), { what: `${name} being added` });
const isDone = (name: string) => waitFor(() => worker.done.includes(name), { what: `${name} being done` });

describe('a queue whose Redis was demoted by a failover', () => {
  it('goes on with the new master, and with the old one when it is that again', async () => {
    await worker.jobs.add('ahead', 'ahead', 1_500);
    await failOver(first, second);
    proxy.leadTo(second.port);
    await add('after the failover');
    for (const name of ['ahead', 'after the failover']) await isDone(name);
    await waitFor(async () => (await clientsOf(first)).length === 0, { what: 'every connection having moved' });
    await waitFor(() => worker.jobs.complete('reported', 'reported', 1_000).then(() => true), {
      what: 'ends being reported',
    });

    await failOver(second, first);
    proxy.leadTo(first.port);
    await add('after the way back');
    await isDone('after the way back');
    await waitFor(async () => (await clientsOf(second)).length === 0, { what: 'every connection having moved back' });
    expect(missing()).toBeUndefined();
  });

  it('says so, and calls it an outage, for as long as its address leads to the demoted server', async () => {
    await failOver(first, second);
    await waitFor(() => missing() === 'Redis is a replica, which takes no writes');
    await expect(worker.jobs.add('refused', 'refused').catch(isOutage)).resolves.toBe(true);
    proxy.leadTo(second.port);
    await waitFor(() => missing() === undefined);
    await add('after the failover');
    await isDone('after the failover');
  });
});

describe('a connection to Redis over which nothing is written', () => {
  it('leaves a demoted server, too', async () => {
    await worker.jobs.stop();
    await failOver(first, second);
    proxy.leadTo(second.port);
    await waitFor(async () => (await clientsOf(first)).length === 0);
    await waitFor(() => worker.redis.missing() === undefined);
    await worker.redis.client.set('a', 'b');
  });
});
