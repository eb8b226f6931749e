import 'server-only';
import { forwardedHeaders } from './forwarded-headers';
import { call, type Call } from './http';
import type { Credentials, Device } from './types';

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

/** Has a link for the verification of the user's email sent. */
export const requestVerification = () => change('POST', '/api/users/verification', {});

/** Verifies the email that the link with a token was sent to. */
export const verifyEmail = (token: string) => change('PUT', '/api/users/verification', { token });

/** Has a link for a new password sent, if there is an account with the email. */
export const requestPasswordReset = (email: string) => change('POST', '/api/users/password-resets', { email });

export const resetPassword = (body: { token: string; password: string }) =>
  change('PUT', '/api/users/password-resets', body);

export const changePassword = (body: { current: string; password: string }) =>
  change('PUT', '/api/users/password', body);

/** Has a link sent to a new email, which is in force once the link is used. */
export const changeEmail = (body: Credentials) => change('PUT', '/api/users/email', body);

/** The devices that the user is signed in on, the one used last first. */
export async function listDevices(): Promise<Device[]> {
  const headers = await forwardedHeaders();
  return (await call<Device[]>({ service: 'auth', path: '/api/users/sessions', headers })).data;
}

export const endDevice = (id: string) => change('DELETE', `/api/users/sessions/${encodeURIComponent(id)}`);

export const endOtherDevices = () => change('DELETE', '/api/users/sessions');

/** Has the account erased after some days. */
export const eraseAccount = (password: string) => change('DELETE', '/api/users/currentuser', { password });

/** Changes the account. @returns the cookies that show the change in the session, if any do */
async function change(method: Call['method'], path: string, body?: object): Promise<SessionCookies> {
  const response = await call({ service: 'auth', method, path, body, headers: await forwardedHeaders() });
  return response.headers['set-cookie'] ?? [];
}

async function requestSession(path: string, body: object): Promise<SessionCookies> {
  const response = await call({ service: 'auth', method: 'POST', path, body, headers: await forwardedHeaders() });
  return response.headers['set-cookie'] ?? [];
}
