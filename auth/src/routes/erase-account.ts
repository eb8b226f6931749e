import { requireSession, validate } from '@ticketing/common';
import { Router } from 'express';
import type { AccountMails } from '../accounts/account-mails';
import type { ChangeUser } from '../accounts/change-user';
import type { DeviceSessions } from '../sessions/device-sessions';
import { confirmPassword, type PasswordConfirmation } from './confirm-password';
import { passwordRule } from './credentials';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface ErasureDependencies extends PasswordConfirmation {
  change: ChangeUser;
  mails: AccountMails;
  sessions: DeviceSessions;
  erasureDays: number;
  now: () => Date;
}

/** `DELETE /api/users/currentuser`: has the account erased after some days, unless the user signs in before. */
export function eraseAccount(dependencies: ErasureDependencies): Router {
  const { change, mails, sessions, erasureDays, now } = dependencies;
  const router = Router();
  const before = [sessions.requireCarriable, requireSession, validate(passwordRule())];
  router.delete('/api/users/currentuser', ...before, async (req, res) => {
    const { _id } = await confirmPassword(dependencies, req);
    const eraseAt = new Date(now().getTime() + erasureDays * DAY_MS);
    const user = await change(_id, (account) =>
      account.requestErasure(eraseAt, mails.notice('erasure-requested', account.email)),
    );
    await sessions.endOthers(user);
    await sessions.close(req, res);
    res.status(202).json({ eraseAt: eraseAt.toISOString() });
  });
  return router;
}
