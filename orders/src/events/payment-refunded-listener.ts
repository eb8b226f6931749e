import { listener, paymentRefunded } from '@ticketing/common';
import type { RecordRefund } from '../record-refund';

/** The money is back with the buyer. */
export const paymentRefundedListener = (record: RecordRefund) =>
  listener(paymentRefunded, ({ orderId, amount }, { time: at }) => record(orderId, { status: 'done', amount, at }));
