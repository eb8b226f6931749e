import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { DeadLetter, DeadLetterStore } from './dead-letters';

const stored = z.object({
  id: z.string(),
  subject: z.string(),
  reason: z.string(),
  attempts: z.number(),
  firstSeenAt: z.coerce.date(),
  payload: z.string(),
});

/**
 * Keeps dead letters in a hash of the service's Redis, for services without a MongoDB.
 *
 * @param key the hash's name
 */
export function redisDeadLetters(redis: Redis, key: string): DeadLetterStore {
  const find = async (id: string) => {
    const text = await redis.hget(key, id);
    return text === null ? undefined : stored.parse(JSON.parse(text));
  };
  return {
    async save(letter) {
      const known = await find(letter.id);
      const attempts = letter.attempts + (known?.attempts ?? 0);
      const firstSeenAt = known?.firstSeenAt ?? letter.firstSeenAt;
      await redis.hset(key, letter.id, JSON.stringify({ ...letter, attempts, firstSeenAt }));
    },
    async list(limit) {
      const texts = await redis.hvals(key);
      const letters: DeadLetter[] = texts.map((text) => stored.parse(JSON.parse(text)));
      return letters.sort((a, b) => b.firstSeenAt.getTime() - a.firstSeenAt.getTime()).slice(0, limit);
    },
    find,
    remove: async (id) => (await redis.hdel(key, id)) === 1,
    count: () => redis.hlen(key),
  };
}
