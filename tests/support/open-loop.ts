import { setTimeout as delay } from 'node:timers/promises';

export interface Pace {
  perSecond: number;
  seconds: number;
  /** Stops beginning work early. */
  signal?: AbortSignal;
}

/**
 * Begins work at a steady pace, whether or not what was begun keeps up. Each time counts from the moment at which the
 * work should have begun, so that a server that stands still for a second is charged with all that had to wait.
 *
 * @param work gets its number, and the moment that it counts from (as `performance.now()` has it)
 * @returns how long each piece of work took, in ms
 * @throws the first error of the work, after which no more is begun
 */
export async function atPace(
  { perSecond, seconds, signal }: Pace,
  work: (n: number, from: number) => Promise<unknown>,
): Promise<number[]> {
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const began = performance.now();
  const begun: Promise<number>[] = [];
  const begin = async (n: number, from: number): Promise<number> => {
    await work(n, from);
    return performance.now() - from;
  };
  for (let n = 0; n < Math.round(perSecond * seconds) && !stop.aborted; n += 1) {
    const due = began + (n * 1_000) / perSecond;
    await delay(Math.max(0, due - performance.now()), undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) break;
    // A timer may be early by a part of a millisecond, which is more than some answers take.
    const piece = begin(n, Math.min(due, performance.now()));
    piece.catch(() => failed.abort());
    begun.push(piece);
  }
  return Promise.all(begun);
}
