import { startReady, testEnvironment, uniqueName } from '@ticketing/common/testing';
import request, { type Response } from 'supertest';
import { readConfig } from '../config';
import { createAuthService } from '../service';

type Given = Parameters<typeof createAuthService>[1];

/** Settings for a database of the test's own; services that share them are replicas of one another. */
export const authSettings = (settings: Record<string, string> = {}) => ({ ...testEnvironment('auth'), ...settings });

/**
 * Starts the service.
 *
 * @returns where it listens
 */
export const startAuth = (settings = authSettings(), given?: Given) =>
  startReady(createAuthService(readConfig(settings), given));

/** Starts two replicas on one database. */
export const startReplicas = (settings = authSettings(), given?: Given) =>
  Promise.all([startAuth(settings, given), startAuth(settings, given)] as const);

/** A browser: it keeps cookies and sends them back. */
export const aBrowser = (url: string) => request.agent(url);

export const someCredentials = () => ({ email: `${uniqueName('user')}@example.com`, password: 'correct horse' });

/** A browser with a new account, signed in. */
export async function aSignedInBrowser(url: string, credentials = someCredentials()) {
  const browser = aBrowser(url);
  const signedUp = await browser.post('/api/users/signup').send(credentials).expect(201);
  const { id, email } = signedUp.body as { id: string; email: string };
  return { browser, credentials, id, email, refreshToken: cookie(signedUp, 'refresh').value };
}

export interface SetCookie {
  value: string;
  /** The rest of the header, in lower case. */
  attributes: string[];
}

/** A cookie that an answer sets. */
export function cookie(response: Response, name: string): SetCookie {
  const headers: unknown = response.headers['set-cookie'];
  const header = (Array.isArray(headers) ? headers : []).map(String).find((text) => text.startsWith(`${name}=`));
  if (header === undefined) throw new Error(`The answer sets no cookie ${name}`);
  const [pair = '', ...attributes] = header.split(/;\s*/);
  return { value: pair.slice(name.length + 1), attributes: attributes.map((text) => text.toLowerCase()) };
}

/** Presents a refresh token, as whoever holds it would. */
export const refreshWith = (url: string, token: string) =>
  request(url).post('/api/users/refresh').set('Cookie', `refresh=${token}`);
