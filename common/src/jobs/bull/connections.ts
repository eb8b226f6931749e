import type IORedis from 'ioredis';
import { heartbeat } from '../redis/heartbeat';
import type { Redis } from '../redis/redis';
import { handleDroppedPromises } from './dropped-promises';

/** The connections of a Bull queue: commands go over the service's own, waiting and listening get one each. */
export class QueueConnections {
  private readonly own: IORedis[] = [];
  private readonly endHeartbeats: (() => void)[] = [];

  constructor(private readonly redis: Redis) {}

  /** For Bull, which asks for each kind once. */
  readonly create = (type: 'client' | 'subscriber' | 'bclient'): IORedis => {
    if (type === 'client') return this.redis.client;
    const connection = this.redis.connection({
      lazyConnect: false,
      enableReadyCheck: false,
      enableOfflineQueue: true,
      autoResendUnfulfilledCommands: true,
      maxRetriesPerRequest: null,
      commandTimeout: undefined,
    });
    // ioredis subscribes again by itself after a reconnection, and drops the promise.
    handleDroppedPromises(connection, ['subscribe', 'psubscribe']);
    this.own.push(connection);
    this.endHeartbeats.push(heartbeat(connection));
    return connection;
  };

  get ready(): boolean {
    return this.own.every(({ status }) => status === 'ready');
  }

  close(): void {
    for (const end of this.endHeartbeats) end();
    for (const connection of this.own) {
      // Bull reconnects its blocking connection in order to end the wait; made from here on, it would never be closed.
      connection.connect = async () => undefined;
      connection.disconnect();
    }
  }
}
