import { pathId, requireOwner, requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import type { ChangeOrder } from '../commands/change-order';

/** `DELETE /api/orders/:id` cancels an order and releases its ticket. A repeated request gets the same answer. */
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
