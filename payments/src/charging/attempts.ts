import { isDuplicateKey, isVersionConflict } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import { underWayUntil, type Order, type OrderModel } from '../models/order';
import type { Payment, PaymentModel } from '../models/payment';
import type { Outcome } from '../stripe/outcome';
import type { DeclineLimits } from './decline-limits';
import type { OurMetadata } from './our-metadata';
import { later, type Times } from './times';

interface AdoptedIntent {
  id: string;
  amount: number;
  currency: string;
}

export interface AttemptsOptions {
  payments: PaymentModel;
  orders: OrderModel;
  outbox: Outbox;
  now: () => Date;
  times: Times;
  limits: DeclineLimits;
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
    const payment = new payments({ _id: id, ...attempt, ...state });
    const until = underWayUntil(order, now(), times);
    if (until !== undefined) payment.announce(until);
    return outbox.save(payment);
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

  /**
   * Stores a payment that is known from Stripe alone, with what is known of its order. It leaves room for other attempts.
   *
   * @param ours what its intent carries
   */
  async adopt({ orderId, paymentId }: OurMetadata, intent: AdoptedIntent): Promise<Payment> {
    const { payments, orders, outbox, now } = this.options;
    const order = await orders.findById(orderId).lean();
    const { id: stripeId, amount, currency } = intent;
    const about = { orderId, userId: order?.userId, userEmail: order?.userEmail, amount, currency, stripeId };
    const state = { status: 'started', startedAt: now(), heldUntil: now(), checkAt: now() } as const;
    try {
      return await outbox.save(new payments({ _id: paymentId, ...about, ...state }));
    } catch (error) {
      const stored = isDuplicateKey(error, '_id') ? await this.withId(paymentId) : undefined;
      if (!stored) throw error;
      return stored;
    }
  }

  /** Records what Stripe says. */
  async record(payment: Payment, outcome: Outcome): Promise<Payment> {
    const recorded = await this.move(payment, (current) => this.apply(current, outcome));
    await this.options.limits.follow(recorded);
    return recorded;
  }

  /** Moves a payment and stores it; one that was moved meanwhile is read again and moved from where it is now. */
  async move(payment: Payment, change: (current: Payment) => void): Promise<Payment> {
    for (let current = payment; ; current = await this.options.payments.findById(payment._id).orFail()) {
      change(current);
      try {
        return await this.options.outbox.save(current);
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
      case 'unconfirmed':
        return;
      case 'awaiting-consent':
        return payment.awaitConsent(outcome, later(now(), times.consentCheckMs));
      case 'declined':
        return payment.decline(outcome);
      case 'rejected':
        return payment.reject(outcome);
      case 'cancelled':
        return payment.cancel(outcome.code);
    }
  }
}
