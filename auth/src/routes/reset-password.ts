import { validate } from '@ticketing/common';
import { Router } from 'express';
import type { AccountMails } from '../accounts/account-mails';
import type { ChangeUser } from '../accounts/change-user';
import type { MailRequests } from '../accounts/mail-requests';
import type { Passwords } from '../passwords/passwords';
import type { DeviceSessions } from '../sessions/device-sessions';
import { newPasswordRule, tokenRule } from './credentials';

export interface ResetDependencies {
  change: ChangeUser;
  requests: MailRequests;
  mails: AccountMails;
  passwords: Passwords;
  passwordMinLength: number;
  sessions: DeviceSessions;
}

/** `PUT /api/users/password-resets`: replaces the password by the link in a mail. Every session ends, and none begins. */
export function resetPassword(dependencies: ResetDependencies): Router {
  const { change, requests, mails, passwords, passwordMinLength, sessions } = dependencies;
  const router = Router();
  const rules = validate(tokenRule(), newPasswordRule(passwordMinLength));
  router.put('/api/users/password-resets', rules, async (req, res) => {
    const { token, password } = req.body as { token: string; password: string };
    const link = await requests.find(token, ['password-reset']);
    const passwordHash = await passwords.hash(password);
    const notice = mails.notice('password-changed', link.email);
    const user = await change(link.userId, (account) => account.resetPassword(link, passwordHash, notice));
    // The change has made these invalid already, whatever becomes of the rest of this request.
    await Promise.allSettled([sessions.endOthers(user), requests.endAll(user._id, ['password-reset', 'email-change'])]);
    res.status(204).end();
  });
  return router;
}
