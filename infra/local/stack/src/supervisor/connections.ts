/** Where the three servers are, whether we started them or not. */
export interface Connections {
  /** Without a database: each service has its own. */
  mongoUri: string;
  natsUrl: string;
  natsClusterId: string;
  /** Where NATS Streaming tells of its channels; absent for a server that we did not start. */
  natsMonitoringUrl?: string;
  redisUrl: string;
}

/** The address of one database on the server of `uri`, whose options and credentials stay as they are. */
export function databaseUri(uri: string, database: string): string {
  const [, server, given, query] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)(?:\?(.*))?$/.exec(uri) ?? [];
  if (!server) throw new Error('MONGO_URI is no MongoDB address: mongodb://host:port is expected');
  const options = query ? [query] : [];
  // A database in an address with credentials says where these are known, too.
  if (given && server.includes('@') && !query?.includes('authSource=')) options.push(`authSource=${given}`);
  return `${server}/${database}${options.length > 0 ? `?${options.join('&')}` : ''}`;
}
