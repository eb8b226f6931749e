import { InvalidInputError } from '@ticketing/common';
import { clientAddress } from './client-address';
import { tooManyAttempts } from './too-many-attempts';
import type { WindowCounter } from './window-counter';

interface Dependencies {
  counter: WindowCounter;
  /** Sign-ups from one address within a window; undefined means no limit. */
  perAddress: number | undefined;
  now: () => Date;
}

/**
 * Limits sign-ups from one address. A sign-up with a taken email counts as well: otherwise a client could find out which emails
 * of a list have an account.
 */
export class SignUpThrottle {
  constructor(private readonly dependencies: Dependencies) {}

  /**
   * Signs up, unless the address has reached its limit. A sign-up that fails because of the service does not count.
   *
   * @throws TooManyRequestsError when the limit has been reached; `signUp` is not called
   */
  async run<T>(ip: string | undefined, signUp: () => Promise<T>): Promise<T> {
    const { counter, perAddress, now } = this.dependencies;
    if (perAddress === undefined) return signUp();
    const key = `sign-up ${clientAddress(ip)}`;
    const { counted, until } = await counter.count(key, perAddress);
    if (!counted) throw tooManyAttempts(until, now(), 'Too many sign-ups from your network, please wait');
    try {
      return await signUp();
    } catch (error) {
      // The undo fails only when the store is away, which `error` reports already.
      if (!(error instanceof InvalidInputError)) await counter.undo(key, until).catch(() => undefined);
      throw error;
    }
  }
}
