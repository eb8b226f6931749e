import { NotAuthenticatedError, requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import type { AccountMails } from '../accounts/account-mails';
import type { UserModel } from '../models/user';

interface Dependencies {
  users: UserModel;
  mails: AccountMails;
}

/** `POST /api/users/verification`: has a link for the verification of the user's email sent. */
export function requestVerification({ users, mails }: Dependencies): Router {
  const router = Router();
  router.post('/api/users/verification', requireSession, async (req, res) => {
    const user = await users.findById(sessionUser(req).id);
    if (!user) throw new NotAuthenticatedError();
    await mails.verify(user, req.ip);
    res.status(202).json({});
  });
  return router;
}
