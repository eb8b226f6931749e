import { requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import type { DeviceSessions } from '../sessions/device-sessions';

/** `GET /api/users/sessions`: the devices that the user is signed in on. */
export function listDevices(sessions: DeviceSessions): Router {
  const router = Router();
  router.get('/api/users/sessions', requireSession, async (req, res) => {
    res.json(await sessions.list(req, sessionUser(req).id));
  });
  return router;
}
