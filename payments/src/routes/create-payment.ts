import { NotFoundError, requestBody, requireOwner, requireSession, sessionUser } from '@ticketing/common';
import { newPayment } from '@ticketing/common/contracts';
import type { IdempotencyKeys } from '@ticketing/common/mongo';
import { Router } from 'express';
import type { PayOrder } from '../charging/pay-order';
import type { OrderModel } from '../models/order';
import { presentPayment } from '../presenters/present-payment';

/** The id replaces the one in the body: in either case it is the same input for an idempotency key. */
const input = requestBody(newPayment, { replace: true });

/** `POST /api/payments`: pays an order by card. */
export function createPaymentRouter(orders: OrderModel, payOrder: PayOrder, keys: IdempotencyKeys): Router {
  const router = Router();
  const pay = keys.once(async (req, newId) => {
    const { token, orderId } = input.read(req);
    const order = await orders.findById(orderId).lean();
    if (!order) throw new NotFoundError('There is no such order');
    requireOwner(order, sessionUser(req));
    return presentPayment(await payOrder.pay(order, token, newId));
  });
  router.post('/api/payments', requireSession, input.validate, pay);
  return router;
}
