import { requireSession, sessionUser } from '@ticketing/common';
import { Router } from 'express';
import type { OrderModel } from '../models/order';
import { presentOrder, SHOWN } from '../presenters/present-order';

/** `GET /api/orders/export`: all orders of the caller. */
export function exportOrders(orders: OrderModel): Router {
  const router = Router();
  router.get('/api/orders/export', requireSession, async (req, res) => {
    const own = { userId: sessionUser(req).id, live: { $in: [true, false] } };
    const found = await orders.find(own, SHOWN).sort({ createdAt: -1, _id: -1 }).lean();
    res.json(found.map(presentOrder));
  });
  return router;
}
