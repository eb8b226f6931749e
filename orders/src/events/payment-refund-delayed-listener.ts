import { listener, paymentRefundDelayed } from '@ticketing/common';
import type { RecordRefund } from '../record-refund';

/** Stripe has taken the refund on, and makes it later. */
export const paymentRefundDelayedListener = (record: RecordRefund) =>
  listener(paymentRefundDelayed, ({ orderId, amount }, { time: at }) => record(orderId, { status: 'due', amount, at }));
