import type { Redis } from 'ioredis';
import { allKeys, REDIS_KEYS } from '@ticketing/test-driver/redis-keys';
import type { Finding } from './finding';

const AT_ONCE = 1_000;
const NO_EXPIRY = -1;

/** Every key of Redis expires, or is one of a few, or of a number that the soak itself watches. */
export async function checkKeys(redis: Redis): Promise<Finding[]> {
  const everlasting = await withoutExpiry(redis, await allKeys(redis));
  const unknown = everlasting.filter((key) => !REDIS_KEYS.some(({ name }) => name.test(key)));
  const kinds = REDIS_KEYS.filter(({ expires }) => expires);
  return [
    ...kinds.map(({ kind, name }) => {
      const kept = everlasting.filter((key) => name.test(key));
      return finding(`Redis keys: ${kind}`, 'every one expires', kept);
    }),
    finding('Redis keys: others', 'none but those of the queues', unknown),
  ];
}

function finding(what: string, found: string, everlasting: string[]): Finding {
  const wrong =
    everlasting.length === 0 ? undefined : `${everlasting.length} never expire, ${everlasting[0]} among them`;
  return { what, found, wrong };
}

async function withoutExpiry(redis: Redis, keys: string[]): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE);
    const times = await redis.pipeline(some.map((key) => ['pttl', key])).exec();
    found.push(...some.filter((_key, n) => times?.[n]?.[1] === NO_EXPIRY));
  }
  return found;
}
