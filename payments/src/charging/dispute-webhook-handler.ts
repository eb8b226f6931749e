import type { Metrics } from '@ticketing/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type Stripe from 'stripe';
import type { Attempts } from './attempts';
import { idOf } from './refund-webhook-handler';
import type { UnmatchedMoney } from './unmatched-money';

export interface DisputeWebhookHandlerOptions {
  attempts: Attempts;
  unmatched: UnmatchedMoney;
  logger: Logger;
  metrics: Metrics;
}

/** What Stripe's webhook says of disputes: the buyer's bank has taken the money back, and later decides. */
export class DisputeWebhookHandler {
  private readonly disputes: Counter<'step'>;

  constructor(private readonly options: DisputeWebhookHandlerOptions) {
    this.disputes = new Counter({
      name: 'disputes_total',
      help: 'Disputes of payments, by what became of them: opened, won, lost or closed otherwise',
      labelNames: ['step'],
      registers: [options.metrics.registry],
    });
  }

  async handle(dispute: Stripe.Dispute, closed: boolean): Promise<void> {
    const { attempts, unmatched, logger } = this.options;
    const { id: disputeId, amount = 0, currency = '', reason = 'unknown', status: outcome } = dispute;
    const stripeId = idOf(dispute.payment_intent);
    const payment = stripeId === undefined ? undefined : await attempts.withIntent(stripeId);
    if (!payment) {
      await unmatched.store({ _id: disputeId, kind: 'dispute', amount, currency, ...(stripeId && { stripeId }) });
      return;
    }
    const dueBy = dispute.evidence_details?.due_by;
    const told = {
      ...{ disputeId, amount, currency, reason },
      ...(dueBy ? { dueBy: new Date(dueBy * 1_000).toISOString() } : {}),
      ...(closed && { outcome }),
    };
    let isNew = false;
    await attempts.move(payment, (current) => {
      isNew = current.recordDispute(told, closed);
    });
    if (!isNew) return;
    this.disputes.inc({ step: !closed ? 'opened' : outcome === 'won' || outcome === 'lost' ? outcome : 'closed' });
    const about = { paymentId: payment._id.toHexString(), orderId: payment.orderId, stripeId, ...told };
    logger.error(about, closed ? 'a dispute was closed' : 'a payment is disputed: Stripe takes evidence for some days');
  }
}
