import { isDuplicateKey, isVersionConflict } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import { underWayUntil, type Order, type OrderModel } from '../models/order';
import type { Payment, PaymentModel } from '../models/payment';
import type { PaymentMetadata } from '../stripe/metadata';
import type { Outcome } from '../stripe/outcome';
import type { DeclineLimits } from './decline-limits';
import { later, type Timeouts } from './timeouts';

interface Dependencies {
  payments: PaymentModel;
  orders: OrderModel;
  outbox: Outbox;
  limits: DeclineLimits;
  currency: string;
  now: () => Date;
  timeouts: Timeouts;
}

/**
 * The stored payments: each is stored before Stripe is asked, and updated with what Stripe answers.
 *
 * A lease decides which replica may ask Stripe about a payment: one at a time, for a limited time. When a lease expires
 * under its holder, the idempotency key still charges once. A lease is not published and does not raise the version.
 */
export class PaymentRepository {
  constructor(private readonly dependencies: Dependencies) {}

  /**
   * Stores a new payment, leased to the caller.
   *
   * @throws MongoServerError with a duplicate `orderId` when another payment is open, `_id` when this id is stored already
   */
  async create(order: Order, token: string, id: Types.ObjectId): Promise<Payment> {
    const { payments, outbox, now, timeouts, currency } = this.dependencies;
    const { userId, userEmail, amount } = order;
    const heldUntil = later(now(), timeouts.leaseMs);
    const fields = { orderId: order._id.toHexString(), userId, userEmail, token, amount, currency };
    const state = { status: 'started', open: true, startedAt: now(), heldUntil, checkAt: heldUntil } as const;
    const payment = new payments({ _id: id, ...fields, ...state });
    const until = underWayUntil(order, now(), timeouts);
    if (until !== undefined) payment.announce(until);
    return outbox.save(payment);
  }

  /** The payment that allows an order no other: the one that succeeded, or the one that is open. */
  async findCurrent(orderId: string): Promise<Payment | undefined> {
    const filter = { orderId, $or: [{ status: 'succeeded' }, { open: true }] };
    const payments = await this.dependencies.payments.find(filter);
    return payments.find(({ status }) => status === 'succeeded') ?? payments[0];
  }

  async findById(id: Types.ObjectId | string): Promise<Payment | undefined> {
    return (await this.dependencies.payments.findById(id)) ?? undefined;
  }

  async findByIntent(stripeId: string): Promise<Payment | undefined> {
    return (await this.dependencies.payments.findOne({ stripeId })) ?? undefined;
  }

  /**
   * Stores a payment that is known from Stripe alone, with what is known of its order. It does not block other payments.
   *
   * @param metadata what its intent carries
   */
  async adopt(
    { orderId, paymentId }: PaymentMetadata,
    intent: { id: string; amount: number; currency: string },
  ): Promise<Payment> {
    const { payments, orders, outbox, now } = this.dependencies;
    const order = await orders.findById(orderId).lean();
    const { id: stripeId, amount, currency } = intent;
    const fields = { orderId, userId: order?.userId, userEmail: order?.userEmail, amount, currency, stripeId };
    const state = { status: 'started', startedAt: now(), heldUntil: now(), checkAt: now() } as const;
    try {
      return await outbox.save(new payments({ _id: paymentId, ...fields, ...state }));
    } catch (error) {
      const stored = isDuplicateKey(error, '_id') ? await this.findById(paymentId) : undefined;
      if (!stored) throw error;
      return stored;
    }
  }

  /** Records the outcome that Stripe reports. */
  async recordOutcome(payment: Payment, outcome: Outcome): Promise<Payment> {
    const recorded = await this.update(payment, (current) => this.apply(current, outcome));
    await this.dependencies.limits.releaseUnlessDeclined(recorded);
    return recorded;
  }

  /**
   * Changes a payment and stores it. After a version conflict the payment is read and changed again; the document that was
   * passed in keeps the change that was not stored, and is read again when it comes back.
   */
  async update(payment: Payment, change: (current: Payment) => void): Promise<Payment> {
    const { payments, outbox } = this.dependencies;
    const stored = () => payments.findById(payment._id).orFail();
    for (let current = payment.isModified() ? await stored() : payment; ; current = await stored()) {
      change(current);
      try {
        return await outbox.save(current);
      } catch (error) {
        if (!isVersionConflict(error)) throw error;
      }
    }
  }

  /** Leases a started payment, unless another caller holds it. */
  async lease({ _id }: Payment): Promise<Payment | undefined> {
    const { payments, now } = this.dependencies;
    const free = { _id, status: 'started', heldUntil: { $lte: now() } };
    return (await payments.findOneAndUpdate(free, this.leased(), { new: true })) ?? undefined;
  }

  /** Leases the payment that has been due for the longest time, if one is due. */
  async leaseDue(): Promise<Payment | undefined> {
    const { payments, now } = this.dependencies;
    const oldest = { new: true, sort: { checkAt: 1 } } as const;
    return (await payments.findOneAndUpdate({ checkAt: { $lte: now() } }, this.leased(), oldest)) ?? undefined;
  }

  /** Ends the lease of an unfinished payment: a request may lease it at once, the reconciler after `pauseMs`. */
  async release({ _id }: Payment, pauseMs: number): Promise<void> {
    const { payments, now } = this.dependencies;
    const at = now();
    const free = { heldUntil: at, checkAt: later(at, pauseMs) };
    await payments.updateOne({ _id, checkAt: { $exists: true } }, { $set: free });
  }

  /** Makes the order's payment that awaits authentication due now, if it has one. */
  async checkAuthenticationNow(orderId: string): Promise<void> {
    const { payments, now } = this.dependencies;
    await payments.updateOne({ orderId, open: true, status: 'awaiting-consent' }, { $set: { checkAt: now() } });
  }

  private leased() {
    const { now, timeouts } = this.dependencies;
    const until = later(now(), timeouts.leaseMs);
    return { $set: { heldUntil: until, checkAt: until } };
  }

  private apply(payment: Payment, outcome: Outcome): void {
    const { now, timeouts } = this.dependencies;
    switch (outcome.status) {
      case 'succeeded':
        return payment.succeed(outcome.stripeId);
      case 'unconfirmed':
        return;
      case 'authentication-required':
        return payment.awaitAuthentication(outcome, later(now(), timeouts.authenticationCheckMs));
      case 'declined':
        return payment.decline(outcome);
      case 'rejected':
        return payment.reject(outcome);
      case 'cancelled':
        return payment.cancel(outcome.code);
    }
  }
}
