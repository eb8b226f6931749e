import { Redis } from 'ioredis';
import { allKeys, kindOf } from '@ticketing/test-driver/redis-keys';
import type { Stack } from '@ticketing/test-driver/stack';
import { hashOf, type Digest } from './digest';

/** Bull's bookkeeping; and dead letters, which are checked separately. */
const IGNORED = new Set(['queues', 'locks', 'dead letters']);
/** Holds a timestamp, which changes each time that the receipts are read again. */
const MOMENT = /:remembers-sent$/;

/** The keys of all services in Redis. */
export class Keys {
  readonly redis: Redis;

  constructor(stack: Stack) {
    this.redis = new Redis(stack.file.redisUrl);
  }

  close(): void {
    this.redis.disconnect();
  }

  /** Of a job only its existence: Bull counts in it how often it was read. */
  async digest(): Promise<Digest> {
    const checked = (await allKeys(this.redis)).filter((key) => !IGNORED.has(kindOf(key)));
    const entries = checked.map(async (key) => [`Redis ${key}`, await this.contentOf(key)] as const);
    return new Map(await Promise.all(entries));
  }

  private async contentOf(key: string): Promise<string> {
    const type = await this.redis.type(key);
    return type === 'string' && !MOMENT.test(key) ? hashOf((await this.redis.get(key)) ?? '') : type;
  }
}
