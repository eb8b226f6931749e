import type { Metrics } from '@ticketing/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type Stripe from 'stripe';
import type { PaymentRepository } from '../charging/payment-repository';
import { idOf } from './id-of';
import type { UnmatchedMoney } from './unmatched-money';

/** Stripe's events of disputes: the buyer's bank has taken the money back, and later decides. */
export class DisputeWebhookHandler {
  private readonly disputes: Counter<'step'>;

  constructor(
    private readonly repository: PaymentRepository,
    private readonly unmatched: UnmatchedMoney,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.disputes = new Counter({
      name: 'disputes_total',
      help: 'Disputes of payments, by what became of them: opened, won, lost or closed otherwise',
      labelNames: ['step'],
      registers: [metrics.registry],
    });
  }

  async handle(dispute: Stripe.Dispute, closed: boolean): Promise<void> {
    const { id: disputeId, amount = 0, currency = '', reason = 'unknown', status: outcome } = dispute;
    const stripeId = idOf(dispute.payment_intent);
    const payment = stripeId === undefined ? undefined : await this.repository.findByIntent(stripeId);
    if (!payment) {
      await this.unmatched.store({ _id: disputeId, kind: 'dispute', amount, currency, ...(stripeId && { stripeId }) });
      return;
    }
    const dueBy = dispute.evidence_details?.due_by;
    const details = {
      ...{ disputeId, amount, currency, reason },
      ...(dueBy ? { dueBy: new Date(dueBy * 1_000).toISOString() } : {}),
      ...(closed && { outcome }),
    };
    let isNew = false;
    await this.repository.update(payment, (current) => {
      isNew = current.recordDispute(details, closed);
    });
    if (!isNew) return;
    this.disputes.inc({ step: !closed ? 'opened' : outcome === 'won' || outcome === 'lost' ? outcome : 'closed' });
    this.logger.error(
      { paymentId: payment._id.toHexString(), orderId: payment.orderId, stripeId, ...details },
      closed ? 'a dispute was closed' : 'a payment is disputed: Stripe takes evidence for some days',
    );
  }
}
