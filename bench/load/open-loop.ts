import { setTimeout as delay } from 'node:timers/promises';
import { askOnce, withPool, type Ask } from './request';

export interface Pace {
  perSecond: number;
  seconds: number;
}

/**
 * Begins work at a steady pace, whether or not what was begun keeps up. Each time counts from the moment at which the
 * work should have begun, so that a server that stands still for a second is charged with all that had to wait.
 *
 * @param work gets its number, and the moment that it counts from (as `performance.now()` has it)
 * @returns how long each piece of work took, in ms
 */
export async function atPace(
  { perSecond, seconds }: Pace,
  work: (n: number, from: number) => Promise<unknown>,
): Promise<number[]> {
  const began = performance.now();
  const begin = async (n: number): Promise<number> => {
    const due = began + (n * 1_000) / perSecond;
    await delay(Math.max(0, due - performance.now()));
    // A timer may be early by a part of a millisecond, which is more than some answers take.
    const from = Math.min(due, performance.now());
    await work(n, from);
    return performance.now() - from;
  };
  return Promise.all(Array.from({ length: Math.round(perSecond * seconds) }, (_, n) => begin(n)));
}

/** How long a server takes to answer at a steady pace, in ms. */
export function latencies(pace: Pace & { url: string; next: () => Ask | undefined }): Promise<number[]> {
  return withPool(pace.url, 64, (pool) =>
    atPace(pace, async () => {
      const ask = pace.next();
      if (!ask) throw new Error('there is nothing more to ask');
      await askOnce(pool, ask);
    }),
  );
}
