import { NotFoundError, pathId, requireOwner, requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import type { OrderModel } from '../models/order';
import { presentOrder, SHOWN } from '../presenters/present-order';

/** `GET /api/orders/:id` shows an order to its owner. */
export function showOrder(orders: OrderModel): Router {
  const router = Router();
  router.get('/api/orders/:id', requireSession, async (req, res) => {
    const order = await orders.findById(pathId(req), SHOWN).lean();
    if (!order) throw new NotFoundError();
    requireOwner(order, sessionUser(req));
    res.json(presentOrder(order));
  });
  return router;
}
