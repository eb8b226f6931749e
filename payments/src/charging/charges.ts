import type { Failpoint } from '@ticketing/common';
import { underWayUntil, whyNotPayable, type OrderModel } from '../models/order';
import type { Payment } from '../models/payment';
import { isRefusedRequest } from '../stripe/errors';
import { KEY_SPENT, type Intents } from '../stripe/intents';
import type { Outcome } from '../stripe/outcome';
import { StripeAwayError } from '../stripe/stripe-away-error';
import type { Attempts } from './attempts';
import type { Leases } from './leases';
import { later, type Times } from './times';

export interface ChargesOptions {
  attempts: Attempts;
  leases: Leases;
  intents: Intents;
  orders: OrderModel;
  now: () => Date;
  times: Times;
  failpoint: Failpoint;
}

/** How often one call is made before the rest is left to the sweep. */
const TRIES = 2;

/**
 * Charges attempts in three steps: make the intent, store its id, confirm it. Only the last one takes money, and what
 * became of it is read by the id.
 */
export class Charges {
  constructor(private readonly options: ChargesOptions) {}

  /**
   * Asks Stripe for a started attempt that the caller holds the lease of: the first time, or again.
   *
   * @returns the attempt with its outcome
   * @throws StripeAwayError when the outcome stays unknown; the attempt stays started, and free to be asked for again
   */
  async settle(payment: Payment): Promise<Payment> {
    const { attempts, leases, times, failpoint } = this.options;
    try {
      failpoint('begun-not-charged');
      const outcome = await this.outcomeOf(payment);
      failpoint('charged-not-stored');
      return await attempts.record(payment, outcome);
    } catch (error) {
      if (isRefusedRequest(error)) await attempts.record(payment, { status: 'rejected', code: 'refused_request' });
      else await leases.release(payment, times.retryMs);
      throw error;
    }
  }

  private async outcomeOf(started: Payment): Promise<Outcome> {
    const { attempts, intents, now, times, failpoint } = this.options;
    const until = later(now(), times.requestMs);
    const payment = await this.announce(started);
    const found = await this.intentOf(payment, until);
    if (found.status !== 'unconfirmed') return found;
    const { stripeId } = found;
    let current = payment;
    if (payment.stripeId !== stripeId) {
      current = await attempts.move(payment, (it) => it.recordIntent(stripeId));
      // The webhook of another intent was quicker: this one is never confirmed.
      if (current.stripeId !== stripeId) return intents.cancel(stripeId);
    }
    failpoint('created-not-confirmed');
    return this.confirm(current, stripeId, until);
  }

  /** The intent of an attempt: as Stripe has it, or made now unless the order has ended. */
  private async intentOf(payment: Payment, until: Date): Promise<Outcome> {
    const { intents } = this.options;
    if (payment.stripeId !== undefined) return intents.retrieve(payment.stripeId);
    const ended = await this.endOf(payment);
    if (ended !== undefined) return { status: 'cancelled', code: ended };
    return this.insist(payment, until, (current) => intents.create(current));
  }

  /** What Stripe does not answer is read by the id. Without a charge it is confirmed again, or given up. */
  private async confirm(payment: Payment, stripeId: string, until: Date): Promise<Outcome> {
    const { intents, now, times } = this.options;
    const ended = await this.endOf(payment);
    if (ended !== undefined) return this.cancel(stripeId, { status: 'cancelled', code: ended, stripeId });
    try {
      return await this.insist(payment, until, async (current) => {
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
      if (age < times.giveUpMs) throw error;
      return this.cancel(stripeId, { status: 'declined', code: 'not_charged', stripeId });
    }
  }

  /** Makes a call again that got no answer, under another key when Stripe would only repeat its error. */
  private async insist(
    payment: Payment,
    until: Date,
    call: (current: Payment) => Promise<Outcome | typeof KEY_SPENT>,
  ): Promise<Outcome> {
    const { attempts, now } = this.options;
    let current = payment;
    for (let tries = 1; ; tries += 1) {
      const last = tries === TRIES || now() > until;
      try {
        const answer = await call(current);
        if (answer !== KEY_SPENT) return answer;
        const { chargeKeysSpent: spent } = current;
        current = await attempts.move(current, (it) => it.spendChargeKey(spent));
        if (last) throw new StripeAwayError();
      } catch (error) {
        if (last || !(error instanceof StripeAwayError)) throw error;
      }
    }
  }

  /** @returns `end`, or that the intent was charged all the same */
  private async cancel(stripeId: string, end: Outcome): Promise<Outcome> {
    const found = await this.options.intents.cancel(stripeId);
    return found.status === 'cancelled' ? end : found;
  }

  /** Near the end of its order, an attempt is published as under way before Stripe is asked. */
  private async announce(payment: Payment): Promise<Payment> {
    const { attempts, now, times } = this.options;
    const order = await this.orderOf(payment);
    const until = order ? underWayUntil(order, now(), times) : undefined;
    if (!until || payment.announcedUntil) return payment;
    return attempts.move(payment, (it) => it.announce(until));
  }

  /** Why money must not be taken for the attempt any more; undefined while it may. */
  private async endOf({ orderId, announcedUntil }: Payment): Promise<string | undefined> {
    const order = await this.orderOf({ orderId });
    return order ? whyNotPayable(order, this.options.now(), announcedUntil ?? undefined) : 'order_over';
  }

  private orderOf({ orderId }: Pick<Payment, 'orderId'>) {
    return this.options.orders.findById(orderId, { status: 1, expiresAt: 1 }).lean();
  }
}

function asNoAnswer(error: unknown): undefined {
  if (!(error instanceof StripeAwayError)) throw error;
}
