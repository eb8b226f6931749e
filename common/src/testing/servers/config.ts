/**
 * Where the servers' programs are: named by these variables, or on the PATH. `MONGOMS_SYSTEM_BINARY` is
 * mongodb-memory-server's own.
 */
export const binaries = {
  mongod: () => process.env.MONGOMS_SYSTEM_BINARY ?? 'mongod',
  natsStreamingServer: () => process.env.NATS_STREAMING_SERVER_BINARY ?? 'nats-streaming-server',
  redisServer: () => process.env.REDIS_SERVER_BINARY ?? 'redis-server',
};

const SHARED = { mongoUri: 'TICKETING_TEST_MONGO', natsUrl: 'TICKETING_TEST_NATS', redisUrl: 'TICKETING_TEST_REDIS' };

/** Where the servers are that a whole test run shares. */
export interface SharedServers {
  /** Without a database. */
  mongoUri: string;
  natsUrl: string;
  redisUrl: string;
}

/** Passes the addresses of the shared servers to the test files, which run in processes of their own. */
export function announceSharedServers(servers: SharedServers): void {
  for (const [name, variable] of Object.entries(SHARED)) process.env[variable] = servers[name as keyof SharedServers];
}

/** Where the shared servers are. */
export function sharedServers(): SharedServers {
  const address = (variable: string) => {
    const value = process.env[variable];
    if (value === undefined) throw new Error('The test run has no shared servers: is its global set-up missing?');
    return value;
  };
  return { mongoUri: address(SHARED.mongoUri), natsUrl: address(SHARED.natsUrl), redisUrl: address(SHARED.redisUrl) };
}
