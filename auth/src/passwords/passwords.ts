import { hash, verify } from '@node-rs/argon2';
import { BoundedQueue } from './bounded-queue';

/** argon2id as the OWASP Password Storage Cheat Sheet recommends it; the variant is the library's default. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Nobody's password under the same parameters: checking it takes as long as checking somebody's. */
export const DECOY_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$BtlZ5q31RvZIty/V1Uv7uQ$EGTidfrzPPtETrTfosPB/qii1M6SQXHPujOOg8vYvog';

/** Each hash takes 19 MB and some 25 ms of a core: more at a time, or an endless queue, would starve everything else. */
const AT_A_TIME = 2;
const WAITING = 1_000;

/** Hashes and checks passwords, off the event loop. */
export class Passwords {
  constructor(private readonly queue = new BoundedQueue(AT_A_TIME, WAITING)) {}

  /** @throws UnavailableError when too many wait already */
  hash(password: string): Promise<string> {
    return this.queue.run(() => hash(password, PARAMETERS));
  }

  /**
   * Tells whether a password is the right one, in the same time whether there is an account or not.
   *
   * @param passwordHash the account's; undefined where there is no account, for which nothing is right
   * @throws UnavailableError when too many wait already
   */
  async verify(password: string, passwordHash: string | undefined): Promise<boolean> {
    const matches = await this.queue.run(() => verify(passwordHash ?? DECOY_HASH, password));
    return matches && passwordHash !== undefined;
  }
}
