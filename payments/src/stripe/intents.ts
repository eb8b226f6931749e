import type Stripe from 'stripe';
import type { Payment } from '../models/payment';
import { chargeParams } from './charge-params';
import { intentOfError, isKeySpent, isRefusedRequest, outcomeOfError } from './errors';
import { outcomeOf, type Outcome } from './outcome';
import { StripeAwayError } from './stripe-away-error';

/** How far Stripe's clock may be behind ours. */
const CLOCK_SKEW_SECONDS = 60;

/** Payments at Stripe, which are PaymentIntents. What Stripe does not answer is a StripeAwayError. */
export class Intents {
  constructor(private readonly stripe: Stripe) {}

  /**
   * Charges an attempt, or finds how it was charged before: its key is its own, so that it is charged once however often
   * this is called within 24 hours.
   *
   * @returns undefined when the key is spent and what became of the attempt has to be looked up
   * @throws StripeInvalidRequestError when the request is wrong in a way that is not the buyer's fault
   */
  async charge(payment: Payment): Promise<Outcome | undefined> {
    const idempotencyKey = `charge:${payment.orderId}:${payment.id as string}`;
    try {
      return outcomeOf(await this.stripe.paymentIntents.create(chargeParams(payment), { idempotencyKey }));
    } catch (error) {
      const outcome = outcomeOfError(error);
      if (outcome) return outcome;
      if (isKeySpent(error)) return undefined;
      throw isRefusedRequest(error) ? error : new StripeAwayError(error);
    }
  }

  /** Looks an attempt's intent up among all that were made since it began; undefined when there is none. */
  async find({ id, startedAt }: Payment): Promise<Outcome | undefined> {
    const since = Math.floor(startedAt.getTime() / 1000) - CLOCK_SKEW_SECONDS;
    try {
      for await (const intent of this.stripe.paymentIntents.list({ created: { gte: since }, limit: 100 })) {
        if (intent.metadata.paymentId === id) return outcomeOf(intent);
      }
      return undefined;
    } catch (error) {
      throw new StripeAwayError(error);
    }
  }

  async retrieve(stripeId: string): Promise<Outcome> {
    try {
      return outcomeOf(await this.stripe.paymentIntents.retrieve(stripeId));
    } catch (error) {
      throw new StripeAwayError(error);
    }
  }

  /** Sees to it that an intent can't be paid any more. @returns where it is now: cancelled, or paid meanwhile */
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
   * Closes the intent of a failed attempt, which a browser could still pay by another card, behind the back of the next
   * attempt. @returns the outcome, or that it was paid meanwhile
   */
  async seal(outcome: Outcome): Promise<Outcome> {
    if (outcome.status !== 'declined' || outcome.stripeId === undefined) return outcome;
    const end = await this.cancel(outcome.stripeId);
    return end.status === 'succeeded' ? end : outcome;
  }
}
