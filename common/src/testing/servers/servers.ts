import { binaries } from './config';
import { ServerProcess } from './server-process';

export const TEST_CLUSTER_ID = 'ticketing';

/** A real MongoDB server of one's own, with more arguments where given; `mongoUri(server)` is its address. */
export const startMongo = (...more: string[]) =>
  ServerProcess.start({
    name: 'mongod',
    binary: binaries.mongod(),
    arguments: (port, folder) =>
      ['--port', String(port), '--dbpath', folder, '--bind_ip', '127.0.0.1'].concat(
        '--wiredTigerCacheSizeGB',
        '0.25',
        '--quiet',
        ...more,
      ),
  });

/**
 * A real NATS Streaming server of one's own, with a file store, and with more arguments where given; `natsUrl(server)` is its
 * address.
 */
export const startNatsStreaming = (...more: string[]) =>
  ServerProcess.start({
    name: 'nats-streaming-server',
    binary: binaries.natsStreamingServer(),
    arguments: (port, folder) =>
      [
        '--port',
        String(port),
        '--addr',
        '127.0.0.1',
        '--cluster_id',
        TEST_CLUSTER_ID,
        '--store',
        'file',
        '--dir',
        folder,
      ].concat(['--hb_interval', '1s', '--hb_timeout', '1s', '--hb_fail_count', '2', '--max_channels', '0'], more),
  });

/**
 * A real Redis server of one's own; `redisUrl(server)` is its address.
 *
 * @param sync when what it acknowledged is on the disk. With `everysec`, Redis's own default, which is quicker, a kill while
 *   the disk is busy costs the last second.
 */
export const startRedis = (sync: 'always' | 'everysec' = 'always') =>
  ServerProcess.start({
    name: 'redis-server',
    binary: binaries.redisServer(),
    arguments: (port, folder) =>
      ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''].concat([
        ...['--appendfsync', sync, '--maxmemory-policy', 'noeviction'],
      ]),
  });

export const mongoUri = ({ port }: ServerProcess, database = '') => `mongodb://127.0.0.1:${port}/${database}`;
export const natsUrl = ({ port }: ServerProcess) => `nats://127.0.0.1:${port}`;
export const redisUrl = ({ port }: ServerProcess) => `redis://127.0.0.1:${port}`;
