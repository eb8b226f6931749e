import type { KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { SessionKeys, SessionUser } from './session';

interface Verified {
  user: SessionUser;
  /** In seconds since 1970, as the token says it. */
  expires: number;
}

const claims = z.object({
  id: z.string().regex(/^[0-9a-f]{24}$/),
  email: z.string(),
  // Tokens that an earlier version signed do not have it.
  verified: z.boolean().default(false),
  administrator: z.literal(true).optional(),
  iat: z.number(),
  exp: z.number(),
});

/** A token with its user takes about 1 kB. */
const MOST_KEPT = 4_096;

/**
 * Verifies the tokens of sessions. It keeps the latest valid ones, since a page asks several times in a row with the same
 * token: of these only the expiry is checked again. Nothing else about them can change while the keys are the same, and a
 * verifier has one set of keys for its whole life.
 */
export class SessionVerifier {
  private readonly kept = new Map<string, Verified>();

  constructor(
    private readonly keys: SessionKeys,
    private readonly mostKept = MOST_KEPT,
  ) {}

  /** How many tokens are kept. */
  get size(): number {
    return this.kept.size;
  }

  /**
   * Verifies a token.
   *
   * @returns its user, or undefined when it is expired, never expires, was altered, or is signed otherwise
   */
  verify(token: unknown): SessionUser | undefined {
    if (typeof token !== 'string') return undefined;
    const verified = this.kept.get(token) ?? this.verifyNew(token);
    if (!verified) return undefined;
    if (Math.floor(Date.now() / 1_000) < verified.expires) return verified.user;
    this.kept.delete(token);
    return undefined;
  }

  private verifyNew(token: string): Verified | undefined {
    const { key, previousKey } = this.keys;
    const verified = verifyWith(token, key) ?? (previousKey ? verifyWith(token, previousKey) : undefined);
    if (verified) this.keep(token, verified);
    return verified;
  }

  private keep(token: string, verified: Verified): void {
    // A Map lists the oldest entry first.
    const [oldest] = this.kept.size >= this.mostKept ? this.kept.keys() : [];
    if (oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(token, verified);
  }
}

function verifyWith(token: string, key: string | KeyObject): Verified | undefined {
  try {
    const parsed = claims.safeParse(jwt.verify(token, key, { algorithms: ['HS256'] }));
    if (!parsed.success) return undefined;
    const { id, email, verified, administrator, exp } = parsed.data;
    const user = { id, email, verified, ...(administrator && { administrator }) };
    return { user: Object.freeze(user), expires: exp };
  } catch {
    return undefined;
  }
}
