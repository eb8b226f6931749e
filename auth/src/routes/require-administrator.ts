import { ForbiddenError, sessionUser } from '@ticketing/common';
import type { RequestHandler } from 'express';
import type { UserModel } from '../models/user';

/** Answers 403 unless the user is an administrator in the database: a session may be older than a revocation. */
export const requireAdministrator =
  (users: UserModel): RequestHandler =>
  async (req, _res, next) => {
    const administrator = await users.exists({ _id: sessionUser(req).id, administrator: true, revoked: false });
    next(administrator ? undefined : new ForbiddenError('Only administrators may do this'));
  };
