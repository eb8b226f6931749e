import type Stripe from 'stripe';
import type { Payment } from '../models/payment';
import { knownRefund } from '../stripe/refunds';
import type { Attempts } from './attempts';
import type { Refunding } from './refunding';
import type { UnmatchedMoney } from './unmatched-money';

/** What Stripe's webhook says of refunds: those that this service has asked for, and those made by hand. */
export class RefundWebhookHandler {
  constructor(
    private readonly attempts: Attempts,
    private readonly refunding: Refunding,
    private readonly unmatched: UnmatchedMoney,
  ) {}

  async handle(refund: Stripe.Refund): Promise<void> {
    const payment = await this.paymentOf(refund);
    const known = knownRefund(refund);
    if (payment) {
      await this.refunding.record(payment, known);
      return;
    }
    const { id, amount, currency } = refund;
    const stripeId = idOf(refund.payment_intent);
    await this.unmatched.store({ _id: id, kind: 'refund', amount, currency, ...(stripeId && { stripeId }) });
    if (known.status === 'failed') this.refunding.reportFailure(known, { refund: id, stripeId, amount, currency });
  }

  private async paymentOf({ payment_intent: intent }: Stripe.Refund): Promise<Payment | undefined> {
    const stripeId = idOf(intent);
    return stripeId === undefined ? undefined : this.attempts.withIntent(stripeId);
  }
}

/** The id of what Stripe gives as an id or as the whole object. */
export const idOf = (object: string | { id: string } | null | undefined): string | undefined =>
  typeof object === 'string' ? object : object?.id;
