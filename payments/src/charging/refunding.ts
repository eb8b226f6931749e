import type { CrashPoint } from '@ticketing/common';
import type { Payment } from '../models/payment';
import type { Refunds } from '../stripe/refunds';
import type { Attempts } from './attempts';

/** Gives payments back: stored as due first, repeated by the sweep until Stripe has it. */
export class Refunding {
  constructor(
    private readonly attempts: Attempts,
    private readonly refunds: Refunds,
    private readonly now: () => Date,
    private readonly crashPoint: CrashPoint,
  ) {}

  /**
   * Stores that a payment has to be given back; asking twice is asking once.
   *
   * @throws Error when there is no such payment or it took no money
   */
  async request(paymentId: string): Promise<void> {
    const payment = await this.attempts.withId(paymentId);
    if (!payment) throw new Error(`There is no payment ${paymentId} to give back`);
    await this.attempts.move(payment, (current) => current.requestRefund(this.now()));
  }

  /** Gives a payment back that is due, or finds that it was given back already. */
  async make(payment: Payment): Promise<void> {
    const { refundKeysSpent: spent } = payment;
    const made = await this.refunds.make(payment);
    this.crashPoint('refunded-not-stored');
    await this.attempts.move(payment, (current) =>
      made === 'done' ? current.recordRefund() : current.spendRefundKey(spent),
    );
  }
}
