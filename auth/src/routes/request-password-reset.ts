import { validate } from '@ticketing/common';
import { Router } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import type { AccountMails } from '../accounts/account-mails';
import { findByEmail } from '../emails/find-by-email';
import type { UserModel } from '../models/user';
import { emailRule } from './credentials';

interface Dependencies {
  users: UserModel;
  mails: AccountMails;
}

/** Many times what the work takes: every answer takes this long, so that its time does not reveal whether there is an account. */
export const ANSWER_AFTER_MS = 250;

/** `POST /api/users/password-resets`: has a link for a new password sent, if there is an account with the email. */
export function requestPasswordReset({ users, mails }: Dependencies): Router {
  const router = Router();
  router.post('/api/users/password-resets', validate(emailRule()), async (req, res) => {
    const { email } = req.body as { email: string };
    const work = async () => {
      const accounts = await findByEmail(users, email);
      await mails.resetPassword(
        email,
        accounts.filter(({ revoked }) => !revoked),
        req.ip,
      );
    };
    await Promise.all([work(), delay(ANSWER_AFTER_MS)]);
    res.status(202).json({});
  });
  return router;
}
