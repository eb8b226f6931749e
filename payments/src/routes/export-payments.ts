import { requireSession, sessionUser } from '@ticketing/common';
import type { PaymentRecord } from '@ticketing/common/contracts';
import { Router } from 'express';
import type { Types } from 'mongoose';
import type { PaymentFields, PaymentModel } from '../models/payment';

/** `GET /api/payments/export`: all payments of the caller. */
export function exportPayments(payments: PaymentModel): Router {
  const router = Router();
  router.get('/api/payments/export', requireSession, async (req, res) => {
    const found = await payments
      .find({ userId: sessionUser(req).id })
      .sort({ _id: -1 })
      .lean();
    res.json(found.map(presentRecord));
  });
  return router;
}

function presentRecord(payment: PaymentFields & { _id: Types.ObjectId }): PaymentRecord {
  const { _id, orderId, amount, currency, status, startedAt, stripeId, failureCode, refunds } = payment;
  return {
    ...{ id: _id.toHexString(), orderId, amount, currency, status, startedAt: startedAt.toISOString() },
    ...(stripeId !== undefined && { stripeId }),
    ...(failureCode !== undefined && { failureCode }),
    refunds: refunds.map(({ id, amount: refunded, status: state }) => ({ id, amount: refunded, status: state })),
  };
}
