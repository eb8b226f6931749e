import { Router } from 'express';
import type { DeviceSessions } from '../sessions/device-sessions';

/** `POST /api/users/refresh`: exchanges the refresh token for a new pair of tokens. */
export function refreshSession(sessions: DeviceSessions): Router {
  const router = Router();
  router.post('/api/users/refresh', sessions.requireCarriable, async (req, res) => {
    res.json({ currentUser: await sessions.refresh(req, res) });
  });
  return router;
}
