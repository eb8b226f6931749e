import { listener, paymentDisputeClosed } from '@ticketing/common';
import type { RecordRefund } from '../record-refund';

/** A dispute that was lost has brought the money back to the buyer, as a refund does. */
export const paymentDisputeClosedListener = (record: RecordRefund) =>
  listener(paymentDisputeClosed, async ({ orderId, amount, outcome }, { time: at }) => {
    if (outcome === 'lost') await record(orderId, { status: 'done', amount, at });
  });
