import { NotFoundError, pathId, requireOwner, requireSession, sessionUser } from '@ticketing/common';
import { GroupRead } from '@ticketing/common/mongo';
import { Router } from 'express';
import type { OrderModel } from '../models/order';
import { presentOrder, SHOWN, type ShownOrder } from '../presenters/present-order';

/** `GET /api/orders/:id` shows an order to its owner. */
export function showOrder(orders: OrderModel): Router {
  const router = Router();
  const shown = new GroupRead<ShownOrder>(orders.collection, SHOWN);
  router.get('/api/orders/:id', requireSession, async (req, res) => {
    const order = await shown.find(pathId(req));
    if (!order) throw new NotFoundError();
    requireOwner(order, sessionUser(req));
    res.json(presentOrder(order));
  });
  return router;
}
