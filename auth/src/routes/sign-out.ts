import { Router } from 'express';
import type { DeviceSessions } from '../sessions/device-sessions';

/** `POST /api/users/signout`: clears the cookies and ends the device's refresh tokens. */
export function signOut(sessions: DeviceSessions): Router {
  const router = Router();
  router.post('/api/users/signout', sessions.requireCarriable, async (req, res) => {
    await sessions.close(req, res);
    res.json({});
  });
  return router;
}
