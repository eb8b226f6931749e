import { requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import { findUser } from './find-user';
import { requireAdministrator } from './require-administrator';
import type { RevocationOptions } from './revoke-user';

/** `DELETE /api/users/:id/revocation`: takes a revocation back; the user signs in anew. */
export function reinstateUser({ users, families, logger }: RevocationOptions): Router {
  const router = Router();
  router.delete('/api/users/:id/revocation', requireSession, requireAdministrator(users), async (req, res) => {
    const user = await findUser(users, req);
    // A revocation that was cut short has left tokens behind, which would come alive again; nobody is signed out twice.
    if (user.revoked) await families.endAll(user._id);
    user.reinstate();
    await user.save();
    logger.warn({ userId: user._id, by: sessionUser(req).id }, 'user reinstated');
    res.status(204).end();
  });
  return router;
}
