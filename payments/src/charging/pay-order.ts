import { ConflictError, isDuplicateKey } from '@ticketing/common';
import type { Types } from 'mongoose';
import { whyNotPayable, type Order } from '../models/order';
import type { Payment } from '../models/payment';
import { endMessage } from '../presenters/failure-messages';
import type { Authentications } from './authentications';
import type { Charges } from './charges';
import type { DeclineLimits } from './decline-limits';
import type { PaymentRepository } from './payment-repository';
import type { PurchaseConfirmation } from './purchase-confirmation';

interface Dependencies {
  repository: PaymentRepository;
  charges: Charges;
  authentications: Authentications;
  limits: DeclineLimits;
  confirmation: PurchaseConfirmation;
  now: () => Date;
}

export interface PaymentResult {
  payment: Payment;
  /** Whether an earlier call brought the payment to where it is. */
  found: boolean;
}

/** Another payment may end during a call and allow a new one; a call does not follow that for ever. */
const TRIES = 3;

/** Pays an order by a card: one payment at a time, and never a second charge. */
export class PayOrder {
  constructor(private readonly dependencies: Dependencies) {}

  /**
   * @param newId the id of the payment, if a new one is needed
   * @throws ConflictError when the order can't be paid, or another payment is under way
   * @throws TooManyRequestsError when too many cards were declined
   * @throws StripeAwayError when Stripe gives no answer; the next call or the reconciler resumes the same payment
   * @throws UnavailableError when the money was taken, and it is not known yet whether it completed the order
   */
  async pay(order: Order, token: string, newId: Types.ObjectId): Promise<PaymentResult> {
    const result = await this.resumeOrStart(order, token, newId);
    if (result.payment.status === 'succeeded') await this.dependencies.confirmation.wait(result.payment);
    return result;
  }

  private async resumeOrStart(order: Order, token: string, newId: Types.ObjectId): Promise<PaymentResult> {
    if (order.status === 'cancelled') throw new ConflictError(endMessage('order_cancelled'));
    for (let tries = 0; tries < TRIES; tries += 1) {
      const current = await this.dependencies.repository.findCurrent(order._id.toHexString());
      if (current?.status === 'succeeded') return { payment: current, found: !current._id.equals(newId) };
      const reason = whyNotPayable(order, this.dependencies.now());
      // A payment that was started in time may end after the order's time.
      if (reason !== undefined && !(current && reason === 'order_over')) throw new ConflictError(endMessage(reason));
      const result = current ? await this.resume(current, token) : await this.start(order, token, newId);
      if (result) return result;
    }
    throw underWay();
  }

  /** @returns undefined when another request started a payment first */
  private async start(order: Order, token: string, newId: Types.ObjectId): Promise<PaymentResult | undefined> {
    const { repository, charges, limits } = this.dependencies;
    await limits.reserve(order, newId);
    let payment: Payment | undefined;
    try {
      payment = await repository.create(order, token, newId);
    } catch (error) {
      if (isDuplicateKey(error, 'orderId')) return void (await limits.release(order, newId));
      if (!isDuplicateKey(error, '_id')) throw error;
      // An earlier run of the same request ended the payment, and crashed before it could answer.
      payment = await repository.findById(newId);
      if (payment) await limits.releaseUnlessDeclined(payment);
      return payment && { payment, found: false };
    }
    return { payment: await charges.charge(payment), found: false };
  }

  /** @returns undefined when the payment has ended, so that one with this token can be started */
  private async resume(current: Payment, token: string): Promise<PaymentResult | undefined> {
    switch (current.status) {
      case 'started':
        return this.resumeCharge(current, token);
      case 'awaiting-consent':
        return this.resumeAuthentication(current, token);
      default:
        throw new ConflictError('This payment is being given back.');
    }
  }

  /** The outcome is unknown: the payment is charged again with its own token, before another token is tried. */
  private async resumeCharge(current: Payment, token: string): Promise<PaymentResult | undefined> {
    const leased = await this.dependencies.repository.lease(current);
    if (!leased) throw underWay();
    const payment = await this.dependencies.charges.charge(leased);
    return isOpen(payment) || payment.token === token ? { payment, found: false } : undefined;
  }

  private async resumeAuthentication(current: Payment, token: string): Promise<PaymentResult | undefined> {
    if (current.token === token) return { payment: current, found: true };
    const payment = await this.dependencies.authentications.abandon(current);
    return isOpen(payment) ? { payment, found: true } : undefined;
  }
}

const isOpen = ({ open }: Payment) => open === true;
const underWay = () => new ConflictError('Another payment of this order is under way. Please wait a moment.');
