import { ConflictError, isDuplicateKey } from '@ticketing/common';
import type { Types } from 'mongoose';
import { whyNotPayable, type Order } from '../models/order';
import type { Payment } from '../models/payment';
import type { Attempts } from './attempts';
import type { Charges } from './charges';
import type { Consents } from './consents';
import type { DeclineLimits } from './decline-limits';
import { endMessage } from './failure-messages';
import type { Leases } from './leases';
import type { PurchaseVerdict } from './purchase-verdict';

export interface PayOrderOptions {
  attempts: Attempts;
  leases: Leases;
  charges: Charges;
  consents: Consents;
  limits: DeclineLimits;
  verdict: PurchaseVerdict;
  now: () => Date;
}

/** What paying came to: the attempt, and whether this call brought it about or found it. */
export interface Paid {
  payment: Payment;
  found: boolean;
}

/** An attempt may end under us and make room for ours; it can't go on like that for long. */
const TRIES = 3;

/** Pays an order by a card: one attempt at a time, and never a second charge. */
export class PayOrder {
  constructor(private readonly options: PayOrderOptions) {}

  /**
   * @param newId the id of the attempt, should a new one be needed
   * @throws ConflictError when the order can't be paid, or another attempt is under way
   * @throws TooManyRequestsError when too many cards were declined
   * @throws StripeAwayError when Stripe gives no answer; the same attempt is gone on with by the next call, or the sweep
   * @throws UnavailableError when the money was taken, and whether the order was completed with it is not known yet
   */
  async pay(order: Order, token: string, newId: Types.ObjectId): Promise<Paid> {
    const paid = await this.attempt(order, token, newId);
    if (paid.payment.status === 'succeeded') await this.options.verdict.require(paid.payment);
    return paid;
  }

  private async attempt(order: Order, token: string, newId: Types.ObjectId): Promise<Paid> {
    if (order.status === 'cancelled') throw new ConflictError(endMessage('order_cancelled'));
    for (let tries = 0; tries < TRIES; tries += 1) {
      const standing = await this.options.attempts.standing(order._id.toHexString());
      if (standing?.status === 'succeeded') return { payment: standing, found: !standing._id.equals(newId) };
      const ended = whyNotPayable(order, this.options.now());
      // An attempt that was begun in time goes on past the order's time.
      if (ended !== undefined && !(standing && ended === 'order_over')) throw new ConflictError(endMessage(ended));
      const paid = standing ? await this.goOn(standing, token) : await this.begin(order, token, newId);
      if (paid) return paid;
    }
    throw underWay();
  }

  /** @returns undefined when somebody else began an attempt first */
  private async begin(order: Order, token: string, newId: Types.ObjectId): Promise<Paid | undefined> {
    const { attempts, charges, limits } = this.options;
    await limits.reserve(order, newId);
    let payment: Payment | undefined;
    try {
      payment = await attempts.begin(order, token, newId);
    } catch (error) {
      if (isDuplicateKey(error, 'orderId')) return void (await limits.release(order, newId));
      if (!isDuplicateKey(error, '_id')) throw error;
      // An earlier run of the same request came to its end, and died before it could say so.
      payment = await attempts.withId(newId);
      if (payment) await limits.follow(payment);
      return payment && { payment, found: false };
    }
    return { payment: await charges.settle(payment), found: false };
  }

  /** @returns undefined when the attempt has ended, so that there is room for one with this token */
  private async goOn(standing: Payment, token: string): Promise<Paid | undefined> {
    switch (standing.status) {
      case 'started':
        return this.goOnCharging(standing, token);
      case 'awaiting-consent':
        return this.goOnWaiting(standing, token);
      default:
        throw new ConflictError('This payment is being given back.');
    }
  }

  /** Nobody knows what became of it: it is asked for again, with its own token, before any other is tried. */
  private async goOnCharging(standing: Payment, token: string): Promise<Paid | undefined> {
    const leased = await this.options.leases.take(standing);
    if (!leased) throw underWay();
    const payment = await this.options.charges.settle(leased);
    return isOpen(payment) || payment.token === token ? { payment, found: false } : undefined;
  }

  private async goOnWaiting(standing: Payment, token: string): Promise<Paid | undefined> {
    if (standing.token === token) return { payment: standing, found: true };
    const payment = await this.options.consents.giveUp(standing);
    return isOpen(payment) ? { payment, found: true } : undefined;
  }
}

const isOpen = ({ open }: Payment) => open === true;
const underWay = () => new ConflictError('Another payment of this order is under way. Please wait a moment.');
