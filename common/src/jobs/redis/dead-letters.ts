import type { Redis } from 'ioredis';
import { z } from 'zod';
import {
  MOST_LISTED,
  type DeadLetter,
  type DeadLetterStore,
  type LetterPosition,
} from '../../dead-letters/dead-letters';

const stored = z.object({
  id: z.string(),
  subject: z.string(),
  reason: z.string(),
  attempts: z.number(),
  firstSeenAt: z.coerce.date(),
  payload: z.string(),
  cut: z.literal(true).optional(),
});

const READ_AT_ONCE = 50;

const read = (text: string): DeadLetter => stored.parse(JSON.parse(text));
const newestFirst = (a: LetterPosition, b: LetterPosition) =>
  b.firstSeenAt.getTime() - a.firstSeenAt.getTime() || Number(a.id > b.id) - Number(a.id < b.id);
const oldestFirst = (a: LetterPosition, b: LetterPosition) => newestFirst(b, a);

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
  /** The first so many in an order: however many there are, no more than a few beyond that are held at once. */
  const first = async <T extends LetterPosition>(
    count: number,
    order: (a: LetterPosition, b: LetterPosition) => number,
    pick: (letter: DeadLetter) => T | undefined,
  ): Promise<T[]> => {
    let found: T[] = [];
    for await (const fields of redis.hscanStream(key, { count: READ_AT_ONCE })) {
      const letters = (fields as string[]).filter((_, index) => index % 2 === 1).map(read);
      const picked = letters.map(pick).filter((letter) => letter !== undefined);
      // One that is replaced meanwhile may be read twice.
      const known = new Map([...found, ...picked].map((letter) => [letter.id, letter]));
      found = [...known.values()].sort(order).slice(0, count);
    }
    return found;
  };
  const removeAll = async (letters: LetterPosition[]) =>
    letters.length === 0 ? 0 : redis.hdel(key, ...letters.map(({ id }) => id));
  return {
    async save(letter) {
      const known = await find(letter.id);
      const attempts = letter.attempts + (known?.attempts ?? 0);
      const firstSeenAt = known?.firstSeenAt ?? letter.firstSeenAt;
      await redis.hset(key, letter.id, JSON.stringify({ ...letter, attempts, firstSeenAt }));
    },
    list: (limit, after) =>
      first(limit, newestFirst, (letter) => (after && newestFirst(letter, after) <= 0 ? undefined : letter)),
    find,
    remove: async (id) => (await redis.hdel(key, id)) === 1,
    count: () => redis.hlen(key),
    async removeOldest(count) {
      const oldest = await first(count, oldestFirst, ({ id, firstSeenAt }) => ({ id, firstSeenAt }));
      return removeAll(oldest);
    },
    async removeBefore(time) {
      const removed = await first(MOST_LISTED, oldestFirst, ({ id, firstSeenAt }) =>
        firstSeenAt < time ? { id, firstSeenAt } : undefined,
      );
      return removeAll(removed);
    },
  };
}
