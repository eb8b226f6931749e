import type { User } from '../backend/types';

export interface SessionToken extends User {
  /** In seconds since 1970. */
  exp: number;
}

/**
 * Reads the token in the cookie `session`. Its signature is not checked, since this process has no key and decides
 * nothing by it: it says whose name to show. What a person may see or do is decided by the services, at every call.
 */
export function readSessionToken(cookie: string | undefined): SessionToken | undefined {
  try {
    const { jwt } = decode(cookie ?? '') as { jwt: string };
    const { id, email, exp } = decode(jwt.split('.')[1] ?? '') as SessionToken;
    const wellFormed = typeof id === 'string' && typeof email === 'string' && typeof exp === 'number';
    return wellFormed ? { id, email, exp } : undefined;
  } catch {
    return undefined;
  }
}

/** Takes base64 and base64url alike. */
const decode = (base64: string): unknown => JSON.parse(Buffer.from(base64, 'base64').toString());

/** A token that ends within this time is as good as expired: the request that carries it has some way to go. */
const MARGIN_SECONDS = 10;

export const isExpired = ({ exp }: SessionToken, now = Date.now()): boolean => exp - MARGIN_SECONDS <= now / 1000;
