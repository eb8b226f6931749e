import type { ServerLocation, Servers } from '@ticketing/binaries';
import type { Connections } from '../supervisor/connections';
import type { ProcessDefinition } from '../supervisor/process-definition';
import { acceptsConnections, answersOk, answersPing } from '../supervisor/readiness';
import type { Setting } from './plan';

interface PlannedServer {
  url: string;
  monitoringUrl?: string;
  definition?: ProcessDefinition;
}

export interface PlannedServers {
  definitions: ProcessDefinition[];
  connections: Connections;
}

/** MongoDB, NATS Streaming and Redis: all durable, all on loopback only. */
export async function planServers(servers: Servers, setting: Setting): Promise<PlannedServers> {
  const natsClusterId = process.env.NATS_CLUSTER_ID || 'ticketing';
  const mongo = await planMongo(servers.mongod, setting);
  const nats = await planNats(servers.natsStreamingServer, natsClusterId, setting);
  const redis = await planRedis(servers.redisServer, setting);
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

async function planMongo(location: ServerLocation, setting: Setting): Promise<PlannedServer> {
  if (location.kind === 'external') return { url: location.url };
  const port = await setting.ports.next();
  const url = `mongodb://127.0.0.1:${port}`;
  const args = ['--port', `${port}`, '--bind_ip', '127.0.0.1', '--nounixsocket'];
  args.push('--dbpath', setting.directory.dataOf('mongo'), '--wiredTigerCacheSizeGB', '0.5');
  const server = { name: 'mongo', port, url, command: location.path, args };
  return { url, definition: define(server, () => acceptsConnections(port), setting) };
}

async function planNats(location: ServerLocation, clusterId: string, setting: Setting): Promise<PlannedServer> {
  if (location.kind === 'external') return { url: location.url };
  const port = await setting.ports.next();
  const monitoringPort = await setting.ports.next();
  const url = `nats://127.0.0.1:${port}`;
  const args = [
    '--cluster_id',
    clusterId,
    '--addr',
    '127.0.0.1',
    '--port',
    `${port}`,
    '--http_port',
    `${monitoringPort}`,
  ];
  args.push('--store', 'file', '--dir', setting.directory.dataOf('nats'), '--file_sync=true');
  // At a limit the server drops the oldest message, acknowledged or not. So bytes alone count, as in the cluster: a
  // million events a channel, where without any limit the disk would be full one day.
  args.push('--max_msgs', '0', '--max_bytes', '512MB', '--max_channels', '0', '--max_subs', '0');
  // A service that died is noticed within seconds; by default it takes seven minutes.
  args.push('--hb_interval', '2s', '--hb_timeout', '2s', '--hb_fail_count', '2');
  const server = { name: 'nats', port, url, command: location.path, args };
  // The port opens before the store is recovered; only the monitoring page tells of the streaming server itself.
  const monitoringUrl = `http://127.0.0.1:${monitoringPort}`;
  const isReady = (): Promise<boolean> => answersOk(`${monitoringUrl}/streaming/serverz`);
  return { url, monitoringUrl, definition: define(server, isReady, setting) };
}

async function planRedis(location: ServerLocation, setting: Setting): Promise<PlannedServer> {
  if (location.kind === 'external') return { url: location.url };
  const port = await setting.ports.next();
  const url = `redis://127.0.0.1:${port}`;
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', setting.directory.dataOf('redis')];
  args.push('--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--maxmemory-policy', 'noeviction');
  const server = { name: 'redis', port, url, command: location.path, args };
  return { url, definition: define(server, () => answersPing(port), setting) };
}

type Server = Pick<ProcessDefinition, 'name' | 'port' | 'url' | 'command' | 'args'>;

function define(server: Server, isReady: () => Promise<boolean>, { directory }: Setting): ProcessDefinition {
  const folders = { log: directory.logOf(server.name, 0), dataFolder: directory.dataOf(server.name) };
  return { ...server, replica: 0, tier: 'server', env: {}, ...folders, isReady };
}
