import type { SessionUser } from '../backend/types';

export interface SessionToken extends SessionUser {
  /** In seconds since the Unix epoch. */
  exp: number;
}

/**
 * Decodes the session cookie without verifying its signature. The result only decides which name a page shows; the services
 * verify the session on every call.
 */
export function readSessionToken(cookie: string | undefined): SessionToken | undefined {
  try {
    const { jwt } = decode(cookie ?? '') as { jwt: string };
    const { id, email, verified, exp } = decode(jwt.split('.')[1] ?? '') as SessionToken;
    const wellFormed = typeof id === 'string' && typeof email === 'string' && typeof exp === 'number';
    return wellFormed ? { id, email, verified, exp } : undefined;
  } catch {
    return undefined;
  }
}

/** Decodes base64 and base64url. */
const decode = (base64: string): unknown => JSON.parse(Buffer.from(base64, 'base64').toString());

/** Tokens count as expired this early, because the request still has to reach the services. */
const MARGIN_SECONDS = 10;

export const isExpired = ({ exp }: SessionToken, now = Date.now()): boolean => exp - MARGIN_SECONDS <= now / 1000;
