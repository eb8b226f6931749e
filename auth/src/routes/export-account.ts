import { NotAuthenticatedError, requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import { presentSessionUser } from '../presenters/present-user';
import type { UserModel } from '../models/user';
import type { DeviceSessions } from '../sessions/device-sessions';

/** `GET /api/users/export`: what this service keeps of the user, but for what only proves who it is (hashes). */
export function exportAccount(users: UserModel, sessions: DeviceSessions): Router {
  const router = Router();
  router.get('/api/users/export', requireSession, async (req, res) => {
    const { id } = sessionUser(req);
    const user = await users.findById(id);
    if (!user) throw new NotAuthenticatedError();
    const account = { ...presentSessionUser(user), createdAt: user._id.getTimestamp().toISOString() };
    res.json({ account, devices: await sessions.list(req, id) });
  });
  return router;
}
