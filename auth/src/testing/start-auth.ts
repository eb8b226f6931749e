import { RecordingBus, startReady, testEnvironment, uniqueName } from '@ticketing/common/testing';
import request, { type Response } from 'supertest';
import { readConfig } from '../config';
import { createAuthService } from '../service';

type Overrides = Parameters<typeof createAuthService>[1];

/** Settings with a database of their own. Services with the same settings are replicas. */
export const authSettings = (settings: Record<string, string> = {}) => ({ ...testEnvironment('auth'), ...settings });

/** Starts the service, with a bus that records unless another is given. @returns its address */
export const startAuth = (settings = authSettings(), overrides: Overrides = {}) =>
  startReady(createAuthService(readConfig(settings), { bus: new RecordingBus(), ...overrides }));

/** Starts two replicas on one database. */
export const startReplicas = (settings = authSettings(), overrides?: Overrides) =>
  Promise.all([startAuth(settings, overrides), startAuth(settings, overrides)] as const);

/** A client that keeps cookies and sends them back. */
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

/** Refreshes with a token, as its holder would. */
export const refreshWith = (url: string, token: string) =>
  request(url).post('/api/users/refresh').set('Cookie', `refresh=${token}`);
