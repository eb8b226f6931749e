import type Stripe from 'stripe';
import type { Payment } from '../models/payment';
import { confirmParams, intentParams, methodParams } from './charge-params';
import { intentOfError, isKeySpent, isOtherUseOfKey, isRefusedRequest, outcomeOfError } from './errors';
import { outcomeOf, type Outcome } from './outcome';
import { StripeAwayError } from './stripe-away-error';

/** The result of a call whose error Stripe repeats for the same idempotency key: another key is needed. */
export const KEY_SPENT = 'key-spent';

/** PaymentIntents at Stripe. A call without a definite answer throws a StripeAwayError. */
export class Intents {
  constructor(private readonly stripe: Stripe) {}

  /**
   * Creates the intent of a payment. It takes no money before it is confirmed, so that an intent whose id is lost has no
   * effect.
   *
   * @throws StripeInvalidRequestError when the request is wrong in a way that is not the buyer's fault
   */
  async create(payment: Payment): Promise<Outcome | typeof KEY_SPENT> {
    const idempotencyKey = keyOf('charge', payment);
    return this.ask(async () => {
      const params = intentParams(payment, await this.methodOf(payment));
      return this.stripe.paymentIntents.create(params, { idempotencyKey });
    });
  }

  /** Charges an intent. Stripe charges an intent once, whatever the key. */
  async confirm(payment: Payment, stripeId: string): Promise<Outcome | typeof KEY_SPENT> {
    const idempotencyKey = keyOf('confirm', payment);
    return this.ask(() => this.stripe.paymentIntents.confirm(stripeId, confirmParams, { idempotencyKey }));
  }

  async retrieve(stripeId: string): Promise<Outcome> {
    try {
      return outcomeOf(await this.stripe.paymentIntents.retrieve(stripeId));
    } catch (error) {
      throw new StripeAwayError(error);
    }
  }

  /** Cancels an intent, so that it can't be paid any more. @returns its state: cancelled, or paid meanwhile */
  async cancel(stripeId: string): Promise<Outcome> {
    try {
      return outcomeOf(await this.stripe.paymentIntents.cancel(stripeId, { cancellation_reason: 'abandoned' }));
    } catch (error) {
      const outcome = intentOfError(error);
      if (outcome) return outcome;
      throw new StripeAwayError(error);
    }
  }

  /**
   * Cancels the intent of a failed payment: a browser could still pay it with another card, while the next payment of the
   * order is made.
   *
   * @returns the given outcome, or that the intent was paid meanwhile
   */
  async cancelIfUnpaid(outcome: Outcome): Promise<Outcome> {
    if (outcome.status !== 'declined' || outcome.stripeId === undefined) return outcome;
    const end = await this.cancel(outcome.stripeId);
    return end.status === 'succeeded' ? end : outcome;
  }

  private async methodOf(payment: Payment): Promise<string> {
    if (payment.token.startsWith('pm_')) return payment.token;
    const idempotencyKey = keyOf('method', payment);
    return (await this.stripe.paymentMethods.create(methodParams(payment), { idempotencyKey })).id;
  }

  private async ask(call: () => Promise<Stripe.PaymentIntent>): Promise<Outcome | typeof KEY_SPENT> {
    try {
      return outcomeOf(await call());
    } catch (error) {
      const outcome = outcomeOfError(error) ?? intentOfError(error);
      if (outcome) return outcome;
      if (isKeySpent(error)) return KEY_SPENT;
      throw isRefusedRequest(error) && !isOtherUseOfKey(error) ? error : new StripeAwayError(error);
    }
  }
}

/** Stripe repeats a 500 for a key for a day: the number makes the next key another one. */
const keyOf = (step: 'method' | 'charge' | 'confirm', { id, orderId, chargeKeysSpent }: Payment) =>
  [step, orderId, id as string, ...(chargeKeysSpent > 0 ? [chargeKeysSpent] : [])].join(':');
