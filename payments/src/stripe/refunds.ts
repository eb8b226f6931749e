import type Stripe from 'stripe';
import type { KnownRefund, Payment } from '../models/payment';
import { metadataOf } from './charge-params';
import { isAlreadyRefunded, isKeySpent, isRefused } from './errors';
import { StripeAwayError } from './stripe-away-error';

/** What Stripe makes of a refund: `key-spent` when only another idempotency key can get another answer. */
export type RefundAnswer =
  { status: 'made'; refunds: KnownRefund[] } | { status: 'key-spent' } | { status: 'refused'; reason: unknown };

/** Refunds at Stripe: always of all that is left, which Stripe gives back once whatever the key. */
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
    const params = {
      payment_intent: stripeId,
      metadata: metadataOf(payment),
    } satisfies Stripe.RefundCreateParams;
    try {
      const before = refundKeysSpent > 0 ? await this.list(payment) : [];
      if (isCovered(payment, before)) return { status: 'made', refunds: before };
      const refund = await this.stripe.refunds.create(params, { idempotencyKey });
      return { status: 'made', refunds: [...before, knownRefund(refund)] };
    } catch (error) {
      if (isAlreadyRefunded(error)) return { status: 'made', refunds: await this.list(payment).catch(asAway) };
      return readError(error);
    }
  }

  /** Where a refund is now. @throws StripeAwayError when Stripe gives no answer */
  async retrieve(id: string): Promise<KnownRefund> {
    return knownRefund(await this.stripe.refunds.retrieve(id).catch(asAway));
  }

  private async list({ stripeId = '' }: Payment): Promise<KnownRefund[]> {
    const found: KnownRefund[] = [];
    try {
      for await (const refund of this.stripe.refunds.list({ payment_intent: stripeId, limit: 100 })) {
        found.push(knownRefund(refund));
      }
    } catch (error) {
      throw isRefused(error) ? error : new StripeAwayError(error);
    }
    return found;
  }
}

/** A refund as far as we keep it. `requires_action`, which cards do not have, waits like `pending`. */
export function knownRefund(refund: Stripe.Refund): KnownRefund {
  const { id, amount, status, failure_reason: failure, pending_reason: pending } = refund;
  const reason = failure ?? pending;
  const known = status === 'succeeded' || status === 'failed' || status === 'canceled' ? status : 'pending';
  return { id, amount, status: known, ...(typeof reason === 'string' && { reason }) };
}

/** Whether all of the money is back or on its way. */
function isCovered({ amount }: Payment, refunds: KnownRefund[]): boolean {
  const good = refunds.filter(({ status }) => status === 'succeeded' || status === 'pending');
  return good.reduce((sum, refund) => sum + refund.amount, 0) >= amount;
}

function asAway(error: unknown): never {
  throw error instanceof StripeAwayError ? error : new StripeAwayError(error);
}

function readError(error: unknown): RefundAnswer {
  if (isKeySpent(error)) return { status: 'key-spent' };
  if (isRefused(error)) return { status: 'refused', reason: error };
  return asAway(error);
}
