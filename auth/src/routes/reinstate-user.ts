import { requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import { findUser } from './find-user';
import { requireAdministrator } from './require-administrator';
import type { RevocationDependencies } from './revoke-user';

/** `DELETE /api/users/:id/revocation`: ends a revocation; the user has to sign in again. */
export function reinstateUser({ users, change, families, logger }: RevocationDependencies): Router {
  const router = Router();
  router.delete('/api/users/:id/revocation', requireSession, requireAdministrator(users), async (req, res) => {
    const user = await findUser(users, req);
    // A revocation that crashed may have left tokens, which must not become valid again.
    if (user.revoked) await families.endAll(user._id);
    await change(user._id, (account) => account.reinstate());
    logger.warn({ userId: user._id, by: sessionUser(req).id }, 'user reinstated');
    res.status(204).end();
  });
  return router;
}
