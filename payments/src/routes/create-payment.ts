import {
  idField,
  NotFoundError,
  patterns,
  requireOwner,
  requireSession,
  sessionUser,
  stringField,
  validate,
} from '@ticketing/common';
import type { IdempotencyKeys } from '@ticketing/common/mongo';
import { Router } from 'express';
import type { PayOrder } from '../charging/pay-order';
import type { OrderModel } from '../models/order';
import { presentPayment } from '../presenters/present-payment';

interface Input {
  token: string;
  orderId: string;
}

const input = validate(
  stringField('token', 'Token')
    .custom((value: string) => patterns.stripeToken.test(value))
    .withMessage('Token must be a Stripe token (tok_…) or payment method (pm_…)'),
  idField('orderId', 'Order'),
);

/** `POST /api/payments`: pays an order by card. */
export function createPaymentRouter(orders: OrderModel, payOrder: PayOrder, keys: IdempotencyKeys): Router {
  const router = Router();
  const pay = keys.once(async (req, newId) => {
    const { token, orderId } = req.body as Input;
    const order = await orders.findById(orderId).lean();
    if (!order) throw new NotFoundError('There is no such order');
    requireOwner(order, sessionUser(req));
    return presentPayment(await payOrder.pay(order, token, newId));
  });
  router.post('/api/payments', requireSession, input, pay);
  return router;
}
