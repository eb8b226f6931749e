import type Stripe from 'stripe';
import type { Payment } from '../models/payment';
import { metadataOf } from './charge-params';
import { isAlreadyRefunded, isKeySpent, isRefused } from './errors';
import { StripeAwayError } from './stripe-away-error';

const DONE = new Set<string | null>(['succeeded', 'pending']);

/** What Stripe makes of a refund: `key-spent` when only another idempotency key can get another answer. */
export type RefundAnswer = { status: 'done' } | { status: 'key-spent' } | { status: 'refused'; reason: unknown };

/** Refunds at Stripe: always of the whole amount, which Stripe gives back once whatever the key. */
export class Refunds {
  constructor(private readonly stripe: Stripe) {}

  /**
   * Gives a payment back, or finds that it was given back before: a key that is spent, or was refused, may have made the
   * refund all the same, so that Stripe is asked for those that exist before another key is used.
   *
   * @throws StripeAwayError when Stripe gives no answer
   */
  async make(payment: Payment): Promise<RefundAnswer> {
    const { stripeId = '', refundKeysSpent } = payment;
    const idempotencyKey = `refund:${payment.id as string}${refundKeysSpent === 0 ? '' : `:${refundKeysSpent}`}`;
    const params = { payment_intent: stripeId, metadata: metadataOf(payment) };
    try {
      if (refundKeysSpent > 0 && (await this.isMade(payment))) return { status: 'done' };
      const refund = await this.stripe.refunds.create(params, { idempotencyKey });
      if (DONE.has(refund.status)) return { status: 'done' };
      return { status: 'refused', reason: new Error(`Refund ${refund.id} is ${refund.status ?? 'in no state'}`) };
    } catch (error) {
      return readError(error);
    }
  }

  private async isMade({ stripeId = '', amount }: Payment): Promise<boolean> {
    let left: number = amount;
    try {
      for await (const refund of this.stripe.refunds.list({ payment_intent: stripeId, limit: 100 })) {
        if (DONE.has(refund.status)) left -= refund.amount;
      }
    } catch (error) {
      throw isRefused(error) ? error : new StripeAwayError(error);
    }
    return left <= 0;
  }
}

function readError(error: unknown): RefundAnswer {
  if (isAlreadyRefunded(error)) return { status: 'done' };
  if (isKeySpent(error)) return { status: 'key-spent' };
  if (isRefused(error)) return { status: 'refused', reason: error };
  throw error instanceof StripeAwayError ? error : new StripeAwayError(error);
}
