import type { Failpoint, Metrics } from '@ticketing/common';
import type { Logger } from 'pino';
import type { PaymentRepository } from '../charging/payment-repository';
import { later, type Timeouts } from '../charging/timeouts';
import type { KnownRefund, Payment } from '../models/payment';
import { hasPendingRefund } from '../models/payment-transitions';
import type { Refunds } from '../stripe/refunds';
import { createRefundCounters } from './refund-counters';

interface Dependencies {
  repository: PaymentRepository;
  refunds: Refunds;
  now: () => Date;
  timeouts: Timeouts;
  logger: Logger;
  metrics: Metrics;
  failpoint: Failpoint;
}

/** Refunds payments. A refund is stored as due first, and repeated by the reconciler until Stripe has ended it. */
export class RefundService {
  private readonly counters;

  constructor(private readonly dependencies: Dependencies) {
    this.counters = createRefundCounters(dependencies.metrics);
  }

  /**
   * Stores that a payment has to be refunded; a repeated request changes nothing.
   *
   * @throws Error when there is no such payment or it took no money
   */
  async request(paymentId: string): Promise<void> {
    const { repository, now } = this.dependencies;
    const payment = await repository.findById(paymentId);
    if (!payment) throw new Error(`There is no payment ${paymentId} to give back`);
    await repository.update(payment, (current) => current.requestRefund(now()));
  }

  /** Makes the refund of a payment that is due, or asks Stripe about the refunds that are pending. */
  async refund(payment: Payment): Promise<void> {
    if (hasPendingRefund(payment)) return this.checkPending(payment);
    if (payment.status !== 'refund-due') return;
    const { repository, refunds, failpoint } = this.dependencies;
    const { refundKeysSpent: spent } = payment;
    const answer = await refunds.make(payment);
    failpoint('refunded-not-stored');
    switch (answer.status) {
      case 'made':
        for (const refund of answer.refunds) await this.record(payment, refund);
        break;
      case 'key-spent':
        await repository.update(payment, (current) => current.spendRefundKey(spent));
        break;
      case 'refused':
        await this.postpone(payment, answer.reason);
    }
  }

  /** Records the state of a refund that Stripe reports by webhook or when asked; a repeated report changes nothing. */
  async record(payment: Payment, refund: KnownRefund): Promise<Payment> {
    const { repository, now, timeouts, logger } = this.dependencies;
    let isNew = false;
    let byHand = false;
    const recorded = await repository.update(payment, (current) => {
      byHand = current.status === 'succeeded' && !current.refunds.some(({ id }) => id === refund.id);
      isNew = current.recordRefund(refund, later(now(), timeouts.refundCheckMs));
    });
    const details = { ...detailsOf(recorded), refund: refund.id, amount: refund.amount };
    if (isNew && byHand) {
      this.counters.byHand.inc();
      logger.error(details, 'a refund was made at Stripe that this service has not requested');
    }
    if (isNew && (refund.status === 'failed' || refund.status === 'canceled')) this.reportFailure(refund, details);
    return recorded;
  }

  /** The money of a failed refund returns to our balance: it has to be sent to the buyer in another way. */
  reportFailure({ status, reason }: KnownRefund, details: object): void {
    this.counters.failed.inc();
    this.dependencies.logger.error(
      { ...details, status, reason },
      'a refund failed at Stripe: its money has to be sent to the buyer in another way',
    );
  }

  private async checkPending(payment: Payment): Promise<void> {
    const { repository, refunds, timeouts } = this.dependencies;
    let current = payment;
    for (const { id, status } of payment.refunds) {
      if (status === 'pending') current = await this.record(current, await refunds.retrieve(id));
    }
    if (hasPendingRefund(current)) await repository.release(current, timeouts.refundCheckMs);
  }

  /** A refused refund may be possible later (when our balance was too low), or needs an operator. */
  private async postpone(payment: Payment, reason: unknown): Promise<void> {
    const { repository, now, timeouts, logger } = this.dependencies;
    const { amount, refundKeysSpent: spent } = payment;
    const nextTry = later(now(), Math.min(timeouts.refusedRefundMs * 2 ** spent, timeouts.refusedRefundMostMs));
    this.counters.refused.inc();
    const details = { ...detailsOf(payment), amount, nextTry };
    logger.error({ err: reason, ...details }, 'Stripe refuses a refund that is due');
    await repository.update(payment, (current) => current.spendRefundKey(spent, nextTry));
  }
}

const detailsOf = ({ _id, orderId, stripeId, currency }: Payment) => ({
  paymentId: _id.toHexString(),
  orderId,
  stripeId,
  currency,
});
