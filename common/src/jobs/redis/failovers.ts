import type IORedis from 'ioredis';
import type { Logger } from 'pino';

/** What a server that was demoted says to every write, from within a script, too. */
const DEMOTED = /\bREADONLY\b/;
/** The address may lead to the demoted server for a while yet. */
const AGAIN_MS = 1_000;

/**
 * Notices that Redis was demoted: after a failover the address leads to another server, while connections that were never
 * closed stay on the old one, which is a replica now. All of them are made again then, those that never write included.
 */
export class Failovers {
  /** Whether the server was a replica when it was asked last. */
  isReplica = false;
  private readonly connections = new Set<IORedis>();
  private leftAt = -Infinity;

  constructor(private readonly logger: Logger) {}

  /** Has a connection made again whenever the server behind it turns out to be a replica. */
  follow(connection: IORedis): void {
    this.connections.add(connection);
    connection.once('end', () => this.connections.delete(connection));
  }

  /** For ioredis's `reconnectOnError`. @returns whether the connection that the error came over has to be made again */
  notice(error: Error): boolean {
    return DEMOTED.test(error.message) && this.leave();
  }

  /** Asks the server for its role, since one to which nothing is written never refuses a write. */
  async askForRole(connection: IORedis): Promise<void> {
    const [role] = (await connection.role()) as [string];
    this.isReplica = role === 'slave';
    if (this.isReplica) this.leave();
  }

  private leave(): boolean {
    this.isReplica = true;
    const now = performance.now();
    if (now - this.leftAt < AGAIN_MS) return false;
    this.leftAt = now;
    this.logger.warn('Redis is a replica, which takes no writes: connecting again');
    for (const connection of this.connections) if (connection.status === 'ready') connection.disconnect(true);
    return true;
  }
}
