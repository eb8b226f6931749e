import { isVersionConflict } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import type { Order } from '../models/order';
import type { Payment, PaymentModel } from '../models/payment';
import type { Outcome } from '../stripe/outcome';
import { later, type Times } from './times';

export interface AttemptsOptions {
  payments: PaymentModel;
  outbox: Outbox;
  now: () => Date;
  times: Times;
  currency: string;
}

/** The stored attempts to pay: begun before Stripe is asked, and moved by what Stripe says. */
export class Attempts {
  constructor(private readonly options: AttemptsOptions) {}

  /**
   * Stores a new attempt, leased to the caller.
   *
   * @throws MongoServerError with a duplicate `orderId` when another attempt is open, `_id` when this one was begun before
   */
  async begin(order: Order, token: string, id: Types.ObjectId): Promise<Payment> {
    const { payments, outbox, now, times, currency } = this.options;
    const { userId, userEmail, amount } = order;
    const heldUntil = later(now(), times.leaseMs);
    const attempt = { orderId: order._id.toHexString(), userId, userEmail, token, amount, currency };
    const state = { status: 'started', open: true, startedAt: now(), heldUntil, checkAt: heldUntil } as const;
    return outbox.store(new payments({ _id: id, ...attempt, ...state }));
  }

  /** The attempt that leaves an order no room for another: the one that paid it, or the one that is open. */
  async standing(orderId: string): Promise<Payment | undefined> {
    const attempts = await this.options.payments.find({ orderId, $or: [{ status: 'succeeded' }, { open: true }] });
    return attempts.find(({ status }) => status === 'succeeded') ?? attempts[0];
  }

  async withId(id: Types.ObjectId | string): Promise<Payment | undefined> {
    return (await this.options.payments.findById(id)) ?? undefined;
  }

  /** The attempt with this intent at Stripe. */
  async withIntent(stripeId: string): Promise<Payment | undefined> {
    return (await this.options.payments.findOne({ stripeId })) ?? undefined;
  }

  /** Records what Stripe says. */
  record(payment: Payment, outcome: Outcome): Promise<Payment> {
    return this.move(payment, (current) => this.apply(current, outcome));
  }

  /** Moves a payment and stores it; one that was moved meanwhile is read again and moved from where it is now. */
  async move(payment: Payment, change: (current: Payment) => void): Promise<Payment> {
    for (let current = payment; ; current = await this.options.payments.findById(payment._id).orFail()) {
      change(current);
      try {
        return await this.options.outbox.store(current);
      } catch (error) {
        if (!isVersionConflict(error)) throw error;
      }
    }
  }

  private apply(payment: Payment, outcome: Outcome): void {
    const { now, times } = this.options;
    switch (outcome.status) {
      case 'succeeded':
        return payment.succeed(outcome.stripeId);
      case 'awaiting-consent':
        return payment.awaitConsent(outcome, later(now(), times.consentCheckMs));
      case 'declined':
        return payment.decline(outcome);
      case 'rejected':
        return payment.reject(outcome);
      case 'cancelled':
        return payment.cancel();
    }
  }
}
