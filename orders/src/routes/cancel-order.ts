import { pathId, requireOwner, requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import type { ChangeOrder } from '../change-order';

/** `DELETE /api/orders/:id` gives the ticket back; an order that is cancelled already is answered the same. */
export function cancelOrder(change: ChangeOrder): Router {
  const router = Router();
  router.delete('/api/orders/:id', requireSession, async (req, res) => {
    const user = sessionUser(req);
    await change(pathId(req), (order) => {
      requireOwner(order, user);
      order.cancel('buyer');
    });
    res.status(204).end();
  });
  return router;
}
