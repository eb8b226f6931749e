import { setTimeout as pause } from 'node:timers/promises';

export interface WaitOptions {
  timeout: number;
  interval?: number;
  signal?: AbortSignal;
}

/** Polls `condition`; resolves with true once it holds, or with false after the timeout or an abort. */
export async function waitFor(condition: () => Promise<boolean>, options: WaitOptions): Promise<boolean> {
  const deadline = Date.now() + options.timeout;
  while (!options.signal?.aborted) {
    if (await condition()) return true;
    if (Date.now() >= deadline) return false;
    await pause(options.interval ?? 50);
  }
  return false;
}
