import { setTimeout as pause } from 'node:timers/promises';

export interface WaitOptions {
  timeout: number;
  interval?: number;
  signal?: AbortSignal;
}

/**
 * Polls `condition`; resolves with true once it holds, or with false after the timeout or an abort, also while a call of
 * `condition` has not settled.
 */
export async function waitFor(
  condition: () => Promise<boolean>,
  { timeout, interval = 50, signal }: WaitOptions,
): Promise<boolean> {
  if (signal?.aborted) return false;
  const over = new AbortController();
  const end = (): void => over.abort();
  signal?.addEventListener('abort', end);
  const poll = async (): Promise<boolean> => {
    while (!over.signal.aborted) {
      if (await condition()) return true;
      await pause(interval);
    }
    return false;
  };
  const ended = pause(timeout, false, { signal: over.signal }).catch(() => false);
  try {
    return await Promise.race([poll(), ended]);
  } finally {
    signal?.removeEventListener('abort', end);
    end();
  }
}
