import type { Metrics } from '@ticketing/common';
import { Counter } from 'prom-client';

/** What operators are alerted to. */
export function createRefundCounters({ registry }: Metrics) {
  const registers = [registry];
  return {
    refused: new Counter({
      name: 'refunds_refused_total',
      help: 'Answers of Stripe that refused a refund which is due',
      registers,
    }),
    failed: new Counter({
      name: 'refunds_failed_total',
      help: "Refunds that Stripe took and could not bring to the buyer's bank",
      registers,
    }),
    byHand: new Counter({
      name: 'refunds_by_hand_total',
      help: 'Refunds at Stripe that this service has not asked for',
      registers,
    }),
  };
}
