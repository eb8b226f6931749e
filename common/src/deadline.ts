import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for an answer, but not for ever: a peer that accepts connections and says nothing gives none.
 *
 * @param signal ends the waiting at once, with its reason
 * @throws Error, with `what` in its message, when the time is up
 */
export async function within<T>(ms: number, answer: Promise<T>, what: string, signal?: AbortSignal): Promise<T> {
  const timer = new AbortController();
  const late = delay(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${what}: no answer within ${ms} ms`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([answer, late, ...(signal ? [aborted(signal, timer.signal)] : [])]);
  } finally {
    timer.abort();
  }
}

/** @param done removes the listener, so that a long life with many waits does not gather them */
function aborted(signal: AbortSignal, done: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true, signal: done });
  });
}
