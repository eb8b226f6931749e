import { Types } from 'mongoose';
import { signSession, type SessionUser } from '../../http/session';

/** The key that test services sign sessions with. */
export const TEST_JWT_KEY = 'a key for tests alone, 32 characters';

/** The key that test services make the tokens of mails with. */
export const TEST_MAIL_TOKEN_KEY = 'a key for the mails of tests, 36 bytes';

/** A new ObjectId, in hex. */
export const anId = (): string => new Types.ObjectId().toHexString();

/** A user who might be signed in. */
export function aUser(given: Partial<SessionUser> = {}): SessionUser {
  const id = given.id ?? anId();
  return { id, email: `${id}@example.com`, verified: true, ...given };
}

/** The header `Cookie` of a session. */
export function sessionCookieOf(user: SessionUser, key = TEST_JWT_KEY): string {
  return cookieWithToken(signSession(user, { key }));
}

/** The header `Cookie` that carries any token at all. */
export function cookieWithToken(jwt: string): string {
  return `session=${Buffer.from(JSON.stringify({ jwt })).toString('base64')}`;
}
