import { setTimeout as delay } from 'node:timers/promises';

const DEADLINE_MS = 10_000;
const INTERVAL_MS = 10;

/** Retries until `probe` does not throw; after ten seconds its last error is thrown. */
export async function eventually<Result>(probe: () => Result | Promise<Result>): Promise<Result> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(INTERVAL_MS);
  }
}
