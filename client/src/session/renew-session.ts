import 'server-only';
import type { NextRequest } from 'next/server';
import { SignedOutError } from '../backend/errors';
import { pickForwarded } from '../backend/forwarded-headers';
import { refreshSession, type SessionCookies } from '../backend/users';
import { isExpired, readSessionToken } from './session-token';

export type Renewal =
  | { outcome: 'not due' }
  | { outcome: 'renewed'; setCookies: SessionCookies }
  /** The refresh token was revoked, reused or has expired. */
  | { outcome: 'ended' };

/**
 * Renews the session if its access token has expired. Concurrent renewals in several tabs are fine: `auth` accepts the
 * previous refresh token for a few seconds.
 */
export async function renewSession(request: NextRequest): Promise<Renewal> {
  if (!request.cookies.has('refresh')) return { outcome: 'not due' };
  const token = readSessionToken(request.cookies.get('session')?.value);
  if (token && !isExpired(token)) return { outcome: 'not due' };
  try {
    return { outcome: 'renewed', setCookies: await refreshSession(pickForwarded(request.headers)) };
  } catch (error) {
    if (error instanceof SignedOutError) return { outcome: 'ended' };
    // `auth` is unavailable: the next request tries again.
    return { outcome: 'not due' };
  }
}
