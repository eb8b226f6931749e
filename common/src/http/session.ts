import type { KeyObject } from 'node:crypto';
import cookieSession from 'cookie-session';
import type { Request, RequestHandler } from 'express';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { User } from '../contracts/user';
import { ForbiddenError, NotAuthenticatedError } from '../errors/errors';

/** Who a session belongs to. */
export type SessionUser = User;

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

const claims = z.object({
  id: z.string().regex(/^[0-9a-f]{24}$/),
  email: z.string(),
  iat: z.number(),
  exp: z.number(),
});

/**
 * Makes the signed token of a session: a JSON Web Token (HS256) that is good for 15 minutes.
 *
 * @param user whose session it is
 * @param keys signed with `keys.key`
 */
export function signSession(user: SessionUser, keys: SessionKeys): string {
  return jwt.sign({ id: user.id, email: user.email }, keys.key, { algorithm: 'HS256', expiresIn: SESSION_SECONDS });
}

/**
 * Reads the token of a session.
 *
 * @returns its user, or undefined when it is expired, never expires, was altered, or is signed otherwise
 */
export function verifySession(token: unknown, keys: SessionKeys): SessionUser | undefined {
  if (typeof token !== 'string') return undefined;
  for (const key of [keys.key, keys.previousKey]) {
    const user = key === undefined ? undefined : verifyWith(token, key);
    if (user) return user;
  }
  return undefined;
}

function verifyWith(token: string, key: string | KeyObject): SessionUser | undefined {
  try {
    const parsed = claims.safeParse(jwt.verify(token, key, { algorithms: ['HS256'] }));
    return parsed.success ? { id: parsed.data.id, email: parsed.data.email } : undefined;
  } catch {
    return undefined;
  }
}

/** The cookie `session` carries `{ jwt }` and is not signed itself, since the token in it is. */
export const sessionCookie = (secure: boolean): RequestHandler =>
  cookieSession({ name: 'session', signed: false, httpOnly: true, sameSite: 'lax', secure });

/** Reads who is asking from the session's cookie into `req.currentUser`; never refuses anybody. */
export const readSession =
  (keys: SessionKeys): RequestHandler =>
  (req, _res, next) => {
    const user = verifySession((req.session as { jwt?: unknown } | null | undefined)?.jwt, keys);
    if (user) req.currentUser = user;
    next();
  };

/** Rejects a request without a valid session, with 401. */
export const requireSession: RequestHandler = (req, _res, next) => {
  next(req.currentUser ? undefined : new NotAuthenticatedError());
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
