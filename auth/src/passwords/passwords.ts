import { hash, verify } from '@node-rs/argon2';
import { BoundedQueue } from './bounded-queue';

/** As recommended by the OWASP Password Storage Cheat Sheet for argon2id, the library's default. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a random password: checking it takes as long as checking the hash of an account. */
export const DECOY_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$BtlZ5q31RvZIty/V1Uv7uQ$EGTidfrzPPtETrTfosPB/qii1M6SQXHPujOOg8vYvog';

/**
 * Each hash takes 19 MB, 25 ms of a core and one of libuv's four threads: more at a time, or an unlimited queue, would delay
 * all other requests.
 */
const CHECKS_AT_A_TIME = 2;
const HASHES_AT_A_TIME = 1;
const WAITING = 1_000;

/** Hashes and checks passwords, off the event loop. Sign-ups have a separate queue, so that sign-ins do not wait for them. */
export class Passwords {
  /**
   * @param checks the queue of sign-ins
   * @param hashes the queue of sign-ups
   */
  constructor(
    private readonly checks = new BoundedQueue(CHECKS_AT_A_TIME, WAITING),
    private readonly hashes = new BoundedQueue(HASHES_AT_A_TIME, WAITING),
  ) {}

  /** @throws UnavailableError when too many are waiting */
  hash(password: string): Promise<string> {
    return this.hashes.run(() => hash(password.normalize('NFC'), PARAMETERS));
  }

  /**
   * Finds the account with a password. It takes as long when there is no account.
   *
   * @param accounts the accounts with the email; two if one is from before emails were normalised
   * @throws UnavailableError when too many are waiting
   */
  async findOwner<Account extends { passwordHash: string }>(
    password: string,
    accounts: Account[],
  ): Promise<Account | undefined> {
    if (accounts.length === 0) await this.verify(password, undefined);
    for (const account of accounts) if (await this.verify(password, account.passwordHash)) return account;
    return undefined;
  }

  /**
   * Whether a password is right. It takes as long when there is no account. The password is compared in NFC and, for older
   * hashes, unchanged.
   *
   * @param passwordHash the account's; undefined when there is no account, for which no password is right
   * @throws UnavailableError when too many are waiting
   */
  async verify(password: string, passwordHash: string | undefined): Promise<boolean> {
    const forms = new Set([password.normalize('NFC'), password]);
    const matches = await this.checks.run(async () => {
      for (const form of forms) if (await verify(passwordHash ?? DECOY_HASH, form)) return true;
      return false;
    });
    return matches && passwordHash !== undefined;
  }
}
