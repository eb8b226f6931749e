import { InvalidInputError } from '@ticketing/common';
import { clientAddress } from './client-address';
import { tooManyAttempts } from './too-many-attempts';
import type { WindowCounter } from './window-counter';

export interface SignUpThrottleOptions {
  counter: WindowCounter;
  /** Sign-ups from one address within a window; any number where it is undefined. */
  perAddress: number | undefined;
  now: () => Date;
}

/**
 * Limits sign-ups from one address. One for an email that is taken counts as well: otherwise anybody could ask for the emails
 * of a whole list which of them have an account.
 */
export class SignUpThrottle {
  constructor(private readonly options: SignUpThrottleOptions) {}

  /**
   * Signs up, unless the address has reached its limit. A sign-up that fails for a reason of ours does not count.
   *
   * @throws TooManyRequestsError when the limit has been reached; `signUp` is not called
   */
  async run<T>(ip: string | undefined, signUp: () => Promise<T>): Promise<T> {
    const { counter, perAddress, now } = this.options;
    if (perAddress === undefined) return signUp();
    const key = `sign-up ${clientAddress(ip)}`;
    const { counted, until } = await counter.count(key, perAddress);
    if (!counted) throw tooManyAttempts(until, now(), 'Too many sign-ups from your network, please wait');
    try {
      return await signUp();
    } catch (error) {
      // Where the count cannot be taken back, the store is away, and `error` says so already.
      if (!(error instanceof InvalidInputError)) await counter.takeBack(key, until).catch(() => undefined);
      throw error;
    }
  }
}
