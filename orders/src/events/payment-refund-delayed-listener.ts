import { listener, paymentRefundDelayed } from '@ticketing/common';
import type { RecordRefund } from '../commands/record-refund';

export const paymentRefundDelayedListener = (record: RecordRefund) =>
  listener(paymentRefundDelayed, ({ orderId, amount }, { time: at }) => record(orderId, { status: 'due', amount, at }));
