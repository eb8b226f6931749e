import { pathId, requireSession } from '@ticketing/common';
import { Router } from 'express';
import type { DeviceSessions } from '../sessions/device-sessions';

/** `DELETE /api/users/sessions/:id` signs a device out, `DELETE /api/users/sessions` all but this one. */
export function endDevices(sessions: DeviceSessions): Router {
  const router = Router();
  router.delete('/api/users/sessions', requireSession, async (req, res) => {
    await sessions.endOtherDevices(req);
    res.status(204).end();
  });
  router.delete('/api/users/sessions/:id', sessions.requireCarriable, requireSession, async (req, res) => {
    await sessions.endDevice(req, res, pathId(req));
    res.status(204).end();
  });
  return router;
}
