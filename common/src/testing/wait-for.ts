import { setTimeout as delay } from 'node:timers/promises';

type Falsy = false | null | undefined | 0 | '';

/**
 * Waits until a condition holds.
 *
 * @param condition what to look at; it holds once this gives something truthy. One that throws does not hold yet.
 * @param options.within how long it may take, in ms; 10,000 unless given
 * @returns what the condition gave
 * @throws Error when it does not hold in time, with the last error as its cause
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { within = 10_000, what = 'the condition' }: { within?: number; what?: string } = {},
): Promise<Exclude<T, Falsy>> {
  const deadline = Date.now() + within;
  let cause: unknown;
  do {
    try {
      const value = await condition();
      if (value) return value as Exclude<T, Falsy>;
    } catch (error) {
      cause = error;
    }
    await delay(15);
  } while (Date.now() < deadline);
  throw new Error(`${what} did not hold within ${within} ms`, { cause });
}
