import { setTimeout as pause } from 'node:timers/promises';

export interface WaitOptions {
  timeout: number;
  interval?: number;
  signal?: AbortSignal;
}

/** Asks again and again until the answer is yes (true) or the time is up or the wait was called off (false). */
export async function waitFor(condition: () => Promise<boolean>, options: WaitOptions): Promise<boolean> {
  const deadline = Date.now() + options.timeout;
  while (!options.signal?.aborted) {
    if (await condition()) return true;
    if (Date.now() >= deadline) return false;
    await pause(options.interval ?? 50);
  }
  return false;
}
