import type { Failpoint } from '@ticketing/common';
import { underWayUntil, whyNotPayable, type OrderModel } from '../models/order';
import type { Payment } from '../models/payment';
import { isRefusedRequest } from '../stripe/errors';
import { KEY_SPENT, type Intents } from '../stripe/intents';
import type { Outcome } from '../stripe/outcome';
import { StripeAwayError } from '../stripe/stripe-away-error';
import type { PaymentRepository } from './payment-repository';
import { later, type Timeouts } from './timeouts';

interface Dependencies {
  repository: PaymentRepository;
  intents: Intents;
  orders: OrderModel;
  now: () => Date;
  timeouts: Timeouts;
  failpoint: Failpoint;
}

/** How often a call is made before the payment is left to the reconciler. */
const TRIES = 2;

/**
 * Charges payments in three steps: create the intent, store its id, confirm it. Only the last step takes money, and its
 * outcome can be read by the id.
 */
export class Charges {
  constructor(private readonly dependencies: Dependencies) {}

  /**
   * Charges a started payment, for the first time or again. The caller holds its lease.
   *
   * @returns the payment with its outcome
   * @throws StripeAwayError when the outcome stays unknown; the payment stays started, and its lease is released
   */
  async charge(payment: Payment): Promise<Payment> {
    const { repository, timeouts, failpoint } = this.dependencies;
    try {
      failpoint('begun-not-charged');
      const outcome = await this.outcomeOf(payment);
      failpoint('charged-not-stored');
      return await repository.recordOutcome(payment, outcome);
    } catch (error) {
      if (isRefusedRequest(error))
        await repository.recordOutcome(payment, { status: 'rejected', code: 'refused_request' });
      else await repository.release(payment, timeouts.retryMs);
      throw error;
    }
  }

  private async outcomeOf(started: Payment): Promise<Outcome> {
    const { repository, intents, now, timeouts, failpoint } = this.dependencies;
    const until = later(now(), timeouts.requestMs);
    const payment = await this.announce(started);
    const found = await this.findOrCreateIntent(payment, until);
    if (found.status !== 'unconfirmed') return found;
    const { stripeId } = found;
    let current = payment;
    if (payment.stripeId !== stripeId) {
      current = await repository.update(payment, (it) => it.recordIntent(stripeId));
      // A webhook has recorded another intent first: this one is never confirmed.
      if (current.stripeId !== stripeId) return intents.cancel(stripeId);
    }
    failpoint('created-not-confirmed');
    return this.confirm(current, stripeId, until);
  }

  private async findOrCreateIntent(payment: Payment, until: Date): Promise<Outcome> {
    const { intents } = this.dependencies;
    if (payment.stripeId !== undefined) return intents.retrieve(payment.stripeId);
    const reason = await this.whyNotChargeable(payment);
    if (reason !== undefined) return { status: 'cancelled', code: reason };
    return this.retry(payment, until, (current) => intents.create(current));
  }

  /** Confirms the intent. Without an answer its outcome is read by the id; an old payment without a charge is cancelled. */
  private async confirm(payment: Payment, stripeId: string, until: Date): Promise<Outcome> {
    const { intents, now, timeouts } = this.dependencies;
    const reason = await this.whyNotChargeable(payment);
    if (reason !== undefined) return this.cancel(stripeId, { status: 'cancelled', code: reason, stripeId });
    try {
      return await this.retry(payment, until, async (current) => {
        const answer = await intents.confirm(current, stripeId).catch(asNoAnswer);
        if (answer !== undefined && answer !== KEY_SPENT && answer.status !== 'unconfirmed') return answer;
        const found = await intents.retrieve(stripeId);
        if (found.status !== 'unconfirmed') return found;
        if (answer === KEY_SPENT) return KEY_SPENT;
        throw new StripeAwayError();
      });
    } catch (error) {
      if (!(error instanceof StripeAwayError)) throw error;
      const age = now().getTime() - payment.startedAt.getTime();
      if (age < timeouts.giveUpMs) throw error;
      return this.cancel(stripeId, { status: 'declined', code: 'not_charged', stripeId });
    }
  }

  /** Repeats a call without an answer, with another idempotency key when Stripe would only repeat its error. */
  private async retry(
    payment: Payment,
    until: Date,
    call: (current: Payment) => Promise<Outcome | typeof KEY_SPENT>,
  ): Promise<Outcome> {
    const { repository, now } = this.dependencies;
    let current = payment;
    for (let tries = 1; ; tries += 1) {
      const last = tries === TRIES || now() > until;
      try {
        const answer = await call(current);
        if (answer !== KEY_SPENT) return answer;
        const { chargeKeysSpent: spent } = current;
        current = await repository.update(current, (it) => it.spendChargeKey(spent));
        if (last) throw new StripeAwayError();
      } catch (error) {
        if (last || !(error instanceof StripeAwayError)) throw error;
      }
    }
  }

  /** @returns `outcome` when the intent is cancelled, and where it is otherwise: charged, for example */
  private async cancel(stripeId: string, outcome: Outcome): Promise<Outcome> {
    const found = await this.dependencies.intents.cancel(stripeId);
    return found.status === 'cancelled' ? outcome : found;
  }

  /** Near the end of its order, a payment is published as pending before Stripe is asked. */
  private async announce(payment: Payment): Promise<Payment> {
    const { repository, now, timeouts } = this.dependencies;
    const order = await this.orderOf(payment);
    const until = order ? underWayUntil(order, now(), timeouts) : undefined;
    if (!until || payment.announcedUntil) return payment;
    return repository.update(payment, (it) => it.announce(until));
  }

  private async whyNotChargeable({ orderId, announcedUntil }: Payment): Promise<string | undefined> {
    const order = await this.orderOf({ orderId });
    return order ? whyNotPayable(order, this.dependencies.now(), announcedUntil ?? undefined) : 'order_over';
  }

  private orderOf({ orderId }: Pick<Payment, 'orderId'>) {
    return this.dependencies.orders.findById(orderId, { status: 1, expiresAt: 1 }).lean();
  }
}

function asNoAnswer(error: unknown): undefined {
  if (!(error instanceof StripeAwayError)) throw error;
}
