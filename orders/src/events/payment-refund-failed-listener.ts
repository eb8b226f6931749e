import { listener, paymentRefundFailed } from '@ticketing/common';
import type { RecordRefund } from '../commands/record-refund';

export const paymentRefundFailedListener = (record: RecordRefund) =>
  listener(paymentRefundFailed, ({ orderId, amount }, { time: at }) =>
    record(orderId, { status: 'failed', amount, at }),
  );
