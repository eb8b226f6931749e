import { requireSession, sessionUser, type ServiceContext } from '@ticketing/common';
import { Router } from 'express';
import type { ChangeUser } from '../accounts/change-user';
import type { UserModel } from '../models/user';
import type { RefreshFamilies } from '../sessions/refresh-families';
import { findUser } from './find-user';
import { requireAdministrator } from './require-administrator';

export interface RevocationDependencies {
  users: UserModel;
  change: ChangeUser;
  families: RefreshFamilies;
  logger: ServiceContext['logger'];
}

/** `POST /api/users/:id/revocation`: the user can no longer sign in or refresh. */
export function revokeUser({ users, change, families, logger }: RevocationDependencies): Router {
  const router = Router();
  router.post('/api/users/:id/revocation', requireSession, requireAdministrator(users), async (req, res) => {
    const user = await findUser(users, req);
    await change(user._id, (account) => account.revoke());
    await families.endAll(user._id);
    logger.warn({ userId: user._id, by: sessionUser(req).id }, 'user revoked');
    res.status(204).end();
  });
  return router;
}
