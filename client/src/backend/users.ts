import 'server-only';
import { forwardedHeaders } from './forwarded-headers';
import { call } from './http';

export interface Credentials {
  email: string;
  password: string;
}

/** The `Set-Cookie` headers of an answer that begins, renews or ends a session. */
export type SessionCookies = string[];

export const signUp = (credentials: Credentials) => enter('/api/users/signup', credentials);

export const signIn = (credentials: Credentials) => enter('/api/users/signin', credentials);

export const signOut = () => enter('/api/users/signout', {});

/**
 * Changes the refresh token for a new pair of tokens.
 *
 * @param headers of the person's request: the proxy, which calls this, runs before there is a request to render
 */
export async function refreshSession(headers: Record<string, string>): Promise<SessionCookies> {
  const path = '/api/users/refresh';
  const response = await call({ service: 'auth', method: 'POST', path, body: {}, headers });
  return response.headers['set-cookie'] ?? [];
}

async function enter(path: string, body: object): Promise<SessionCookies> {
  const response = await call({ service: 'auth', method: 'POST', path, body, headers: await forwardedHeaders() });
  return response.headers['set-cookie'] ?? [];
}
