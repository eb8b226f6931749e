import { InvalidInputError, requireSession, validate } from '@ticketing/common';
import { Router } from 'express';
import type { AccountMails } from '../accounts/account-mails';
import { findByEmail } from '../emails/find-by-email';
import { confirmPassword, type PasswordConfirmation } from './confirm-password';
import { newEmailRule, passwordRule, readCredentials } from './credentials';

interface Dependencies extends PasswordConfirmation {
  mails: AccountMails;
}

/** `PUT /api/users/email`: has a link sent to a new email, which is in force once the link is used. */
export function changeEmail(dependencies: Dependencies): Router {
  const { users, mails } = dependencies;
  const router = Router();
  router.put('/api/users/email', requireSession, validate(newEmailRule(), passwordRule()), async (req, res) => {
    const user = await confirmPassword(dependencies, req);
    const { email } = readCredentials(req);
    // A sign-up reveals as much; here it takes a password.
    if ((await findByEmail(users, email)).length > 0) {
      throw new InvalidInputError([{ message: 'Email is in use', field: 'email' }]);
    }
    await mails.changeEmail(user, email, req.ip);
    res.status(202).json({});
  });
  return router;
}
