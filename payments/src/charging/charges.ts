import type { CrashPoint } from '@ticketing/common';
import { isPayable, type OrderModel } from '../models/order';
import type { Payment } from '../models/payment';
import { isRefusedRequest } from '../stripe/errors';
import type { Intents } from '../stripe/intents';
import type { Outcome } from '../stripe/outcome';
import { StripeAwayError } from '../stripe/stripe-away-error';
import type { Attempts } from './attempts';
import type { Leases } from './leases';
import type { Times } from './times';

export interface ChargesOptions {
  attempts: Attempts;
  leases: Leases;
  intents: Intents;
  orders: OrderModel;
  now: () => Date;
  times: Times;
  crashPoint: CrashPoint;
}

/** Charges attempts, and finds out what became of those that were left without an answer. */
export class Charges {
  constructor(private readonly options: ChargesOptions) {}

  /**
   * Asks Stripe for a started attempt that the caller holds the lease of: the first time, or again.
   *
   * @returns the attempt with its outcome
   * @throws StripeAwayError when the outcome stays unknown; the attempt stays started, and free to be asked for again
   */
  async settle(payment: Payment): Promise<Payment> {
    const { attempts, leases, times, crashPoint } = this.options;
    try {
      crashPoint('begun-not-charged');
      const outcome = await this.outcomeOf(payment);
      crashPoint('charged-not-stored');
      return await attempts.record(payment, outcome);
    } catch (error) {
      if (isRefusedRequest(error)) await attempts.record(payment, { status: 'rejected', code: 'refused_request' });
      else await leases.release(payment, times.retryMs);
      throw error;
    }
  }

  /**
   * Charging by the attempt's own key finds the charge or makes it. Where it must not make it any more, or the key is
   * spent, what Stripe has is looked up; what it still does not have, or has not charged, after a while never will be.
   * Should it be charged after all, its webhook says so, and the order is completed or the money goes back.
   */
  private async outcomeOf(payment: Payment): Promise<Outcome> {
    const { intents, times } = this.options;
    if (await this.mayCharge(payment)) {
      const outcome = await intents.charge(payment);
      if (outcome) return outcome;
    }
    const found = await intents.find(payment);
    if (found && found.status !== 'declined') return found;
    if (this.ageOf(payment) < times.unknownForMs) throw new StripeAwayError();
    return intents.seal(found ?? { status: 'declined', code: 'not_charged' });
  }

  /** Not for an order that has ended meanwhile, and not with a key that Stripe may have forgotten. */
  private async mayCharge(payment: Payment): Promise<boolean> {
    const { orders, now, times } = this.options;
    if (this.ageOf(payment) > times.keyTrustedMs) return false;
    const order = await orders.findById(payment.orderId, { status: 1, expiresAt: 1 }).lean();
    return order !== null && isPayable(order, now());
  }

  private ageOf({ startedAt }: Payment): number {
    return this.options.now().getTime() - startedAt.getTime();
  }
}
