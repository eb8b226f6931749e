import type { KeyObject } from 'node:crypto';
import cookieSession from 'cookie-session';
import type { Request, RequestHandler } from 'express';
import jwt from 'jsonwebtoken';
import type { SessionUser } from '../contracts/user';
import { ForbiddenError, NotAuthenticatedError } from '../errors/errors';
import { SessionVerifier } from './session-verifier';

export type { SessionUser } from '../contracts/user';

declare module 'express-serve-static-core' {
  interface Request {
    /** The user of the session; undefined without a valid one. */
    currentUser?: SessionUser;
  }
}

/** How sessions are signed: the present key and, while a key is being changed, the one before. */
export interface SessionKeys {
  key: string | KeyObject;
  previousKey?: string | KeyObject | undefined;
}

export const SESSION_SECONDS = 15 * 60;

/**
 * Makes the signed token of a session: a JSON Web Token (HS256) that is good for 15 minutes.
 *
 * @param user whose session it is
 * @param keys signed with `keys.key`
 */
export function signSession(user: SessionUser, keys: SessionKeys): string {
  const { id, email, verified, administrator } = user;
  const claims = { id, email, verified, ...(administrator && { administrator }) };
  return jwt.sign(claims, keys.key, { algorithm: 'HS256', expiresIn: SESSION_SECONDS });
}

/**
 * Lets an answer set the cookie `session`, which carries `{ jwt }` and is not signed itself, since the token in it is: after
 * this middleware, `req.session` is what the answer's cookie holds.
 *
 * @param secure whether the cookie travels over TLS only
 */
export const sessionCookie = (secure: boolean): RequestHandler =>
  cookieSession({ name: 'session', signed: false, httpOnly: true, sameSite: 'lax', secure });

/** Reads who is asking from the session's cookie into `req.currentUser`; never refuses anybody. */
export function readSession(keys: SessionKeys): RequestHandler {
  const verifier = new SessionVerifier(keys);
  return (req, _res, next) => {
    const user = verifier.verify(readSessionToken(req.headers.cookie));
    if (user) req.currentUser = user;
    next();
  };
}

const SESSION = /(?:^|;) *session=([^;]*)/;

/**
 * The token in a header `Cookie`. Read as `cookie-session` reads it, which costs five times as much: it prepares every
 * answer for a changed session, and only sign-in and sign-out change it.
 */
export function readSessionToken(cookies: string | undefined): unknown {
  const value = SESSION.exec(cookies ?? '')?.[1];
  if (!value) return undefined;
  try {
    const session: unknown = JSON.parse(Buffer.from(value, 'base64').toString('utf8'));
    return (session as { jwt?: unknown } | null)?.jwt;
  } catch {
    return undefined;
  }
}

/** Rejects a request without a valid session, with 401. */
export const requireSession: RequestHandler = (req, _res, next) => {
  next(req.currentUser ? undefined : new NotAuthenticatedError());
};

/** Rejects a request of a user whose email is not verified, with 403; behind `requireSession`. */
export const requireVerified: RequestHandler = (req, _res, next) => {
  next(sessionUser(req).verified ? undefined : new ForbiddenError('Please verify your email first'));
};

/**
 * Who is asking, on a route behind `requireSession`.
 *
 * @throws NotAuthenticatedError without a valid session
 */
export function sessionUser(req: Request): SessionUser {
  if (!req.currentUser) throw new NotAuthenticatedError();
  return req.currentUser;
}

/**
 * Checks that a resource belongs to the user of the session.
 *
 * @param owned anything that names its owner by `userId`
 * @throws ForbiddenError when it belongs to another user
 */
export function requireOwner(owned: { userId: string }, user: SessionUser): void {
  if (owned.userId !== user.id) throw new ForbiddenError();
}
