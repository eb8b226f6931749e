import { listener, paymentDisputeClosed } from '@ticketing/common';
import type { RecordRefund } from '../commands/record-refund';

/** A lost dispute returns the money to the buyer, as a refund does. */
export const paymentDisputeClosedListener = (record: RecordRefund) =>
  listener(paymentDisputeClosed, async ({ orderId, amount, outcome }, { time: at }) => {
    if (outcome === 'lost') await record(orderId, { status: 'done', amount, at });
  });
