import type Stripe from 'stripe';
import type { PaymentRepository } from '../charging/payment-repository';
import type { Payment } from '../models/payment';
import type { RefundService } from '../refunds/refund-service';
import { knownRefund } from '../stripe/refunds';
import { idOf } from './id-of';
import type { UnmatchedMoney } from './unmatched-money';

/** Stripe's events of refunds: those that this service has requested, and those made by hand. */
export class RefundWebhookHandler {
  constructor(
    private readonly repository: PaymentRepository,
    private readonly refunds: RefundService,
    private readonly unmatched: UnmatchedMoney,
  ) {}

  async handle(refund: Stripe.Refund): Promise<void> {
    const payment = await this.paymentOf(refund);
    const known = knownRefund(refund);
    if (payment) {
      await this.refunds.record(payment, known);
      return;
    }
    const { id, amount, currency } = refund;
    const stripeId = idOf(refund.payment_intent);
    await this.unmatched.store({ _id: id, kind: 'refund', amount, currency, ...(stripeId && { stripeId }) });
    if (known.status === 'failed') this.refunds.reportFailure(known, { refund: id, stripeId, amount, currency });
  }

  private async paymentOf({ payment_intent: intent }: Stripe.Refund): Promise<Payment | undefined> {
    const stripeId = idOf(intent);
    return stripeId === undefined ? undefined : this.repository.findByIntent(stripeId);
  }
}
