import { announceSharedServers } from './servers/config';
import type { ServerProcess } from './servers/server-process';
import { mongoUri, natsUrl, redisUrl, startMongo, startNatsStreaming, startRedis } from './servers/servers';

declare global {
  var ticketingTestServers: ServerProcess[] | undefined;
}

/** One real server of each kind for the whole test run. */
export default async function setup(): Promise<void> {
  const [mongo, nats, redis] = await Promise.all([startMongo(), startNatsStreaming(), startRedis('everysec')]);
  globalThis.ticketingTestServers = [mongo, nats, redis];
  announceSharedServers({ mongoUri: mongoUri(mongo), natsUrl: natsUrl(nats), redisUrl: redisUrl(redis) });
}
