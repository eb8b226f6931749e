import { requireSession, validate } from '@ticketing/common';
import { Router } from 'express';
import type { ResetDependencies } from './reset-password';
import { confirmPassword, wrongPassword, type PasswordConfirmation } from './confirm-password';
import { newPasswordRule, passwordRule } from './credentials';

/** `PUT /api/users/password`: replaces the password of a user who knows it. The sessions of other devices end. */
export function changePassword(dependencies: ResetDependencies & PasswordConfirmation): Router {
  const { change, mails, passwords, passwordMinLength, requests, sessions } = dependencies;
  const router = Router();
  const rules = validate(passwordRule('current'), newPasswordRule(passwordMinLength));
  router.put('/api/users/password', requireSession, rules, async (req, res) => {
    const confirmed = await confirmPassword(dependencies, req, 'current');
    const passwordHash = await passwords.hash((req.body as { password: string }).password);
    const user = await change(confirmed._id, (account) => {
      // A simultaneous change came first: the password that was confirmed is not the account's any more.
      if (account.sessionEpoch !== confirmed.sessionEpoch) throw wrongPassword('current');
      account.changePassword(passwordHash, mails.notice('password-changed', account.email));
    });
    await sessions.endOthers(user, req);
    await requests.endAll(user._id, ['password-reset', 'email-change']);
    res.status(204).end();
  });
  return router;
}
