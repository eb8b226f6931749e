import type Stripe from 'stripe';
import type { KnownRefund, Payment } from '../models/payment';

import { isAlreadyRefunded, isKeySpent, isRefused } from './errors';
import { metadataOf } from './metadata';
import { StripeAwayError } from './stripe-away-error';

/** Stripe's answer to a refund: `key-spent` when only another idempotency key can get another answer. */
export type RefundAnswer =
  { status: 'made'; refunds: KnownRefund[] } | { status: 'key-spent' } | { status: 'refused'; reason: unknown };

/** Refunds at Stripe: always of the whole rest, which Stripe refunds once, whatever the key. */
export class Refunds {
  constructor(private readonly stripe: Stripe) {}

  /**
   * Makes the refund of a payment, or finds the one that exists: a call that failed or was refused may have made it all the
   * same, so the existing refunds are listed before another key is used.
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

  /** The state of a refund. @throws StripeAwayError when Stripe gives no answer */
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

/** A refund as it is stored. `requires_action`, which does not occur with cards, counts as `pending`. */
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
