import { hash, verify } from '@node-rs/argon2';
import { BoundedQueue } from './bounded-queue';

/** argon2id as the OWASP Password Storage Cheat Sheet recommends it; the variant is the library's default. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Nobody's password under the same parameters: checking it takes as long as checking somebody's. */
export const DECOY_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$BtlZ5q31RvZIty/V1Uv7uQ$EGTidfrzPPtETrTfosPB/qii1M6SQXHPujOOg8vYvog';

/**
 * Each hash takes 19 MB, some 25 ms of a core and a thread of libuv's four: more at a time, or an endless queue, would starve
 * everything else.
 */
const CHECKS_AT_A_TIME = 2;
const HASHES_AT_A_TIME = 1;
const WAITING = 1_000;

/** Hashes and checks passwords, off the event loop. Sign-ups have a queue of their own: sign-ins do not wait for them. */
export class Passwords {
  /**
   * @param checks of passwords, for sign-ins
   * @param hashes of new passwords, for sign-ups
   */
  constructor(
    private readonly checks = new BoundedQueue(CHECKS_AT_A_TIME, WAITING),
    private readonly hashes = new BoundedQueue(HASHES_AT_A_TIME, WAITING),
  ) {}

  /** @throws UnavailableError when too many wait already */
  hash(password: string): Promise<string> {
    return this.hashes.run(() => hash(password.normalize('NFC'), PARAMETERS));
  }

  /**
   * Finds the account that a password opens, in the same time whether there is an account or not.
   *
   * @param accounts those with the email: none, one, or two that were made before emails had one form
   * @throws UnavailableError when too many wait already
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
   * Tells whether a password is the right one, in the same time whether there is an account or not. It is tried in NFC and,
   * for hashes that are older than that, as it is given.
   *
   * @param passwordHash the account's; undefined where there is no account, for which nothing is right
   * @throws UnavailableError when too many wait already
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
