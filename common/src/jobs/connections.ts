import type IORedis from 'ioredis';
import type { Redis } from '../redis/redis';

/** Workers ask for jobs every 5 s at the latest, so silence for longer means that the connection is dead. */
const SILENCE_MS = 8_000;

/** The connections of a Bull queue: commands go over the service's own, waiting and listening get one each. */
export class QueueConnections {
  private readonly own: IORedis[] = [];

  constructor(private readonly redis: Redis) {}

  /** For Bull, which asks for each kind once. */
  readonly create = (type: 'client' | 'subscriber' | 'bclient'): IORedis => {
    if (type === 'client') return this.redis.client;
    const connection = this.redis.client.duplicate({
      lazyConnect: false,
      enableReadyCheck: false,
      enableOfflineQueue: true,
      autoResendUnfulfilledCommands: true,
      maxRetriesPerRequest: null,
      commandTimeout: undefined,
      // A subscriber is silent by nature.
      socketTimeout: type === 'bclient' ? SILENCE_MS : undefined,
    });
    this.own.push(connection);
    return connection;
  };

  get ready(): boolean {
    return this.own.every(({ status }) => status === 'ready');
  }

  close(): void {
    for (const connection of this.own) connection.disconnect();
  }
}
