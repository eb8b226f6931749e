import { join } from 'node:path';
import type { ServerLocation, Servers } from '@ticketing/binaries';
import type { Connections } from '../supervisor/connections';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { acceptsConnections, answersOk, answersPing } from '../supervisor/readiness';
import type { PlanContext } from './plan';

/** The limits of single channels, which have no options. */
const CHANNEL_LIMITS = join(__dirname, '../../nats.conf');

interface PlannedServer {
  url: string;
  monitoringUrl?: string;
  definition?: ProcessDefinition;
}

export interface PlannedServers {
  definitions: ProcessDefinition[];
  connections: Connections;
}

/** MongoDB, NATS Streaming and Redis: durable, and listening on loopback only. */
export async function planServers(servers: Servers, context: PlanContext): Promise<PlannedServers> {
  const natsClusterId = process.env.NATS_CLUSTER_ID || 'ticketing';
  const mongo = await planMongo(servers.mongod, context);
  const nats = await planNats(servers.natsStreamingServer, natsClusterId, context);
  const redis = await planRedis(servers.redisServer, context);
  return {
    definitions: [mongo, nats, redis].flatMap(({ definition }) => definition ?? []),
    connections: {
      mongoUri: mongo.url,
      natsUrl: nats.url,
      natsClusterId,
      ...(nats.monitoringUrl !== undefined && { natsMonitoringUrl: nats.monitoringUrl }),
      redisUrl: redis.url,
    },
  };
}

async function planMongo(location: ServerLocation, context: PlanContext): Promise<PlannedServer> {
  if (location.kind === 'external') return { url: location.url };
  const port = await context.ports.next();
  const url = `mongodb://127.0.0.1:${port}`;
  const args = ['--port', `${port}`, '--bind_ip', '127.0.0.1', '--nounixsocket'];
  args.push('--dbpath', context.directory.dataOf('mongo'), '--wiredTigerCacheSizeGB', '0.5');
  const server = { name: 'mongo', port, url, command: location.path, args };
  return { url, definition: define(server, () => acceptsConnections(port), context) };
}

async function planNats(location: ServerLocation, clusterId: string, context: PlanContext): Promise<PlannedServer> {
  if (location.kind === 'external') return { url: location.url };
  const port = await context.ports.next();
  const monitoringPort = await context.ports.next();
  const url = `nats://127.0.0.1:${port}`;
  const args = ['--cluster_id', clusterId, '--addr', '127.0.0.1', '--port', `${port}`];
  args.push('--http_port', `${monitoringPort}`);
  args.push('--store', 'file', '--dir', context.directory.dataOf('nats'), '--file_sync=true');
  // At a limit the server drops the oldest message, acknowledged or not. So the only limit is one on bytes, as in the
  // cluster: about a million events per channel, and the disk cannot fill up.
  args.push('--max_msgs', '0', '--max_bytes', '512MB', '--max_channels', '0', '--max_subs', '0');
  // Events have emails, which an erased account must not leave behind.
  args.push('--max_age', process.env.NATS_MAX_AGE || '720h', '--stan_config', CHANNEL_LIMITS);
  // Detects a dead client within seconds instead of the default seven minutes.
  args.push('--hb_interval', '2s', '--hb_timeout', '2s', '--hb_fail_count', '2');
  const server = { name: 'nats', port, url, command: location.path, args };
  // The port opens before the store is recovered; the monitoring page shows when the streaming server is up.
  const monitoringUrl = `http://127.0.0.1:${monitoringPort}`;
  const isReady = (): Promise<boolean> => answersOk(`${monitoringUrl}/streaming/serverz`);
  return { url, monitoringUrl, definition: define(server, isReady, context) };
}

async function planRedis(location: ServerLocation, context: PlanContext): Promise<PlannedServer> {
  if (location.kind === 'external') return { url: location.url };
  const port = await context.ports.next();
  const url = `redis://127.0.0.1:${port}`;
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', context.directory.dataOf('redis')];
  args.push('--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--maxmemory-policy', 'noeviction');
  const server = { name: 'redis', port, url, command: location.path, args };
  return { url, definition: define(server, () => answersPing(port), context) };
}

type Server = Pick<ProcessDefinition, 'name' | 'port' | 'url' | 'command' | 'args'>;

function define(server: Server, isReady: () => Promise<boolean>, { directory }: PlanContext): ProcessDefinition {
  const folders = { log: directory.logOf(server.name, 0), dataFolder: directory.dataOf(server.name) };
  return { ...server, replica: 0, tier: 'server', env: {}, ...folders, isReady };
}
