import { listener, paymentRefunded } from '@ticketing/common';
import type { RecordRefund } from '../commands/record-refund';

export const paymentRefundedListener = (record: RecordRefund) =>
  listener(paymentRefunded, ({ orderId, amount }, { time: at }) => record(orderId, { status: 'done', amount, at }));
