import { Redis } from 'ioredis';
import type { Stack } from './stack';

/** How many jobs a queue of Bull has in which state. */
export interface Jobs {
  queue: string;
  wait: number;
  active: number;
  delayed: number;
}

/** As Redis has them: a service's prefix, and the queue. */
const QUEUES = ['expiration:expirations', 'confirmation:mails'];

/** The queues of jobs of all services. */
export async function jobsIn({ file }: Stack): Promise<Jobs[]> {
  const redis = new Redis(file.redisUrl, { lazyConnect: true, retryStrategy: () => null });
  try {
    await redis.connect();
    const count = async (queue: string) => ({
      queue,
      wait: await redis.llen(`${queue}:wait`),
      active: await redis.llen(`${queue}:active`),
      delayed: await redis.zcard(`${queue}:delayed`),
    });
    return await Promise.all(QUEUES.map(count));
  } finally {
    redis.disconnect();
  }
}
