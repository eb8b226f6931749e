import type Stripe from 'stripe';
import type { Payment } from '../models/payment';
import { metadataOf } from './charge-params';
import { isAlreadyRefunded, isKeySpent } from './errors';
import { StripeAwayError } from './stripe-away-error';

const DONE = new Set<string | null>(['succeeded', 'pending']);

/** Refunds at Stripe: always of the whole amount, which Stripe gives back once whatever the key. */
export class Refunds {
  constructor(private readonly stripe: Stripe) {}

  /**
   * Gives a payment back, or finds that it was given back before.
   *
   * @returns `done`; or `key-spent` when only another idempotency key can get another answer
   * @throws Error when Stripe could not give it back: somebody has to look at it
   */
  async make(payment: Payment): Promise<'done' | 'key-spent'> {
    const { stripeId = '', refundKeysSpent } = payment;
    const idempotencyKey = `refund:${payment.id as string}${refundKeysSpent === 0 ? '' : `:${refundKeysSpent}`}`;
    const params = { payment_intent: stripeId, metadata: metadataOf(payment) };
    const refund = await this.stripe.refunds.create(params, { idempotencyKey }).catch(readError);
    if (typeof refund === 'string') return refund;
    if (DONE.has(refund.status)) return 'done';
    throw new Error(`Refund ${refund.id} of ${stripeId} is ${refund.status ?? 'in no state'}`);
  }
}

function readError(error: unknown): 'done' | 'key-spent' {
  if (isAlreadyRefunded(error)) return 'done';
  if (isKeySpent(error)) return 'key-spent';
  throw new StripeAwayError(error);
}
