import type { TooManyRequestsError } from '@ticketing/common';
import { clientAddress } from './client-address';
import { tooManyAttempts } from './too-many-attempts';
import type { WindowCounter } from './window-counter';

export interface SignInLimits {
  /** Failures for one account from one address. */
  perAccount: number;
  /** Failures from one address, whatever the account. */
  perAddress: number;
}

/** The account of a sign-in, and the address that it comes from. */
export interface SignInAttempt {
  email: string;
  ip: string | undefined;
}

/** Limits guesses of passwords. Failures count per address, so that an owner at another address is not locked out. */
export class SignInThrottle {
  constructor(
    private readonly counter: WindowCounter,
    private readonly limits: SignInLimits,
    private readonly now: () => Date,
  ) {}

  /** @throws TooManyRequestsError when the account or the address has reached its limit */
  async admit(attempt: SignInAttempt): Promise<void> {
    const { account, address } = keysOf(attempt);
    const failures = await this.counter.read([account, address]);
    const { perAccount, perAddress } = this.limits;
    for (const [key, limit] of [[address, perAddress] as const, [account, perAccount] as const]) {
      const found = failures.get(key);
      if (found && found.count >= limit) throw this.tooMany(found.until);
    }
  }

  /** @throws TooManyRequestsError when simultaneous failures have reached a limit first; then this one is not counted */
  async countFailure(attempt: SignInAttempt): Promise<void> {
    const { account, address } = keysOf(attempt);
    const ofAccount = await this.counter.count(account, this.limits.perAccount);
    if (!ofAccount.counted) throw this.tooMany(ofAccount.until);
    const ofAddress = await this.counter.count(address, this.limits.perAddress);
    if (ofAddress.counted) return;
    await this.counter.undo(account, ofAccount.until);
    throw this.tooMany(ofAddress.until);
  }

  /** Clears an account's failures from one address after a sign-in from there. */
  async clear(attempt: SignInAttempt): Promise<void> {
    await this.counter.clear(keysOf(attempt).account);
  }

  private tooMany(until: Date): TooManyRequestsError {
    return tooManyAttempts(until, this.now());
  }
}

function keysOf({ email, ip }: SignInAttempt) {
  const address = clientAddress(ip);
  return { account: `sign-in account ${address} ${email}`, address: `sign-in address ${address}` };
}
