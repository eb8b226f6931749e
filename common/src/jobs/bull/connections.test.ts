import { once } from 'node:events';
import { Redis } from '../redis/redis';
import { createLogger } from '../../service/logger';
import { sharedServers, TcpProxy } from '../../testing';
import { QueueConnections } from './connections';

const { redisUrl } = sharedServers();

it('a connection can be closed while it subscribes again', async () => {
  const proxy = await TcpProxy.before(Number(new URL(redisUrl).port));
  const redis = new Redis(`redis://127.0.0.1:${proxy.port}`, createLogger('test', 'silent'));
  await redis.start();
  const connections = new QueueConnections(redis);
  const listening = connections.create('subscriber');
  await listening.subscribe('ends');

  listening.stream.destroy();
  await once(listening, 'ready');
  proxy.block();
  const ended = once(listening, 'end');
  connections.close();

  // An unhandled failure of the subscription would end the process, and here the test.
  await ended;
  await redis.stop();
  proxy.cut();
});
