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

const READ_AT_ONCE = 50;

const read = (text: string): DeadLetter => stored.parse(JSON.parse(text));
const byAge = (a: DeadLetter, b: DeadLetter) => b.firstSeenAt.getTime() - a.firstSeenAt.getTime();

/**
 * Keeps dead letters in a hash of the service's Redis, for services without a MongoDB.
 *
 * @param key the hash's name
 */
export function redisDeadLetters(redis: Redis, key: string): DeadLetterStore {
  const find = async (id: string) => {
    const text = await redis.hget(key, id);
    return text === null ? undefined : read(text);
  };
  return {
    async save(letter) {
      const known = await find(letter.id);
      const attempts = letter.attempts + (known?.attempts ?? 0);
      const firstSeenAt = known?.firstSeenAt ?? letter.firstSeenAt;
      await redis.hset(key, letter.id, JSON.stringify({ ...letter, attempts, firstSeenAt }));
    },
    async list(limit) {
      // However many there are, no more than a few beyond the limit are held at once.
      let newest: DeadLetter[] = [];
      for await (const fields of redis.hscanStream(key, { count: READ_AT_ONCE })) {
        const letters = (fields as string[]).filter((_, index) => index % 2 === 1).map(read);
        // One that is replaced meanwhile may be read twice.
        const known = new Map([...newest, ...letters].map((letter) => [letter.id, letter]));
        newest = [...known.values()].sort(byAge).slice(0, limit);
      }
      return newest;
    },
    find,
    remove: async (id) => (await redis.hdel(key, id)) === 1,
    count: () => redis.hlen(key),
  };
}
