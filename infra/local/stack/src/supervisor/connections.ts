/** The addresses of the three servers, started by the stack or external. */
export interface Connections {
  /** Without a database name: each service has its own database. */
  mongoUri: string;
  natsUrl: string;
  natsClusterId: string;
  /** The monitoring endpoint of NATS Streaming; absent for an external server. */
  natsMonitoringUrl?: string;
  redisUrl: string;
}

/** The address of one database on the server of `uri`, with its options and credentials. */
export function databaseUri(uri: string, database: string): string {
  const [, server, given, query] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)(?:\?(.*))?$/.exec(uri) ?? [];
  if (!server) throw new Error('MONGO_URI is no MongoDB address: mongodb://host:port is expected');
  const options = query ? [query] : [];
  // A database in an address with credentials is also where they are verified.
  if (given && server.includes('@') && !query?.includes('authSource=')) options.push(`authSource=${given}`);
  return `${server}/${database}${options.length > 0 ? `?${options.join('&')}` : ''}`;
}
