import 'server-only';
import { forwardedHeaders } from './forwarded-headers';
import { call } from './http';
import type { Credentials } from './types';

/** `Set-Cookie` headers that start, renew or end a session. */
export type SessionCookies = string[];

export const signUp = (credentials: Credentials) => requestSession('/api/users/signup', credentials);

export const signIn = (credentials: Credentials) => requestSession('/api/users/signin', credentials);

export const signOut = () => requestSession('/api/users/signout', {});

/**
 * Exchanges the refresh token for a new token pair.
 *
 * @param headers of the incoming request; `next/headers` is not available in the proxy, which calls this
 */
export async function refreshSession(headers: Record<string, string>): Promise<SessionCookies> {
  const path = '/api/users/refresh';
  const response = await call({ service: 'auth', method: 'POST', path, body: {}, headers });
  return response.headers['set-cookie'] ?? [];
}

async function requestSession(path: string, body: object): Promise<SessionCookies> {
  const response = await call({ service: 'auth', method: 'POST', path, body, headers: await forwardedHeaders() });
  return response.headers['set-cookie'] ?? [];
}
