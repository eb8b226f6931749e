import 'server-only';
import type { NextRequest } from 'next/server';
import { SignedOutError } from '../backend/errors';
import { pickForwarded } from '../backend/forwarded-headers';
import { refreshSession, type SessionCookies } from '../backend/users';
import { isExpired, readSessionToken } from './session-token';

export type Renewal =
  | { outcome: 'not due' }
  | { outcome: 'renewed'; setCookies: SessionCookies }
  /** Revoked, stolen or too old: the refresh token is no good any more. */
  | { outcome: 'ended' };

/**
 * Renews the session on the way to a page, where its access token has expired. Several tabs may do so at once: the
 * service takes the token that was replaced last for some seconds more.
 */
export async function renewSession(request: NextRequest): Promise<Renewal> {
  if (!request.cookies.has('refresh')) return { outcome: 'not due' };
  const token = readSessionToken(request.cookies.get('session')?.value);
  if (token && !isExpired(token)) return { outcome: 'not due' };
  try {
    return { outcome: 'renewed', setCookies: await refreshSession(pickForwarded(request.headers)) };
  } catch (error) {
    if (error instanceof SignedOutError) return { outcome: 'ended' };
    // The service is away: the page says so where it needs it, and the next request tries again.
    return { outcome: 'not due' };
  }
}
