import type { Failpoint, Metrics } from '@ticketing/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type { KnownRefund, Payment } from '../models/payment';
import { isWaiting } from '../models/payment-moves';
import type { Refunds } from '../stripe/refunds';
import type { Attempts } from './attempts';
import type { Leases } from './leases';
import { later, type Times } from './times';

export interface RefundingOptions {
  attempts: Attempts;
  leases: Leases;
  refunds: Refunds;
  now: () => Date;
  times: Times;
  logger: Logger;
  metrics: Metrics;
  failpoint: Failpoint;
}

/** Gives payments back: stored as due first, repeated by the sweep until Stripe says what became of it. */
export class Refunding {
  private readonly refusals: Counter;
  private readonly failures: Counter;
  private readonly unasked: Counter;

  constructor(private readonly options: RefundingOptions) {
    const registers = [options.metrics.registry];
    this.refusals = new Counter({
      name: 'refunds_refused_total',
      help: 'Answers of Stripe that refused a refund which is due',
      registers,
    });
    this.failures = new Counter({
      name: 'refunds_failed_total',
      help: "Refunds that Stripe took and could not bring to the buyer's bank",
      registers,
    });
    this.unasked = new Counter({
      name: 'refunds_by_hand_total',
      help: 'Refunds at Stripe that this service has not asked for',
      registers,
    });
  }

  /**
   * Stores that a payment has to be given back; asking twice is asking once.
   *
   * @throws Error when there is no such payment or it took no money
   */
  async request(paymentId: string): Promise<void> {
    const { attempts, now } = this.options;
    const payment = await attempts.withId(paymentId);
    if (!payment) throw new Error(`There is no payment ${paymentId} to give back`);
    await attempts.move(payment, (current) => current.requestRefund(now()));
  }

  /** Gives a payment back that is due, or asks what became of the refunds that Stripe has not made yet. */
  async make(payment: Payment): Promise<void> {
    if (isWaiting(payment)) return this.ask(payment);
    if (payment.status !== 'refund-due') return;
    const { attempts, refunds, failpoint } = this.options;
    const { refundKeysSpent: spent } = payment;
    const answer = await refunds.make(payment);
    failpoint('refunded-not-stored');
    switch (answer.status) {
      case 'made':
        for (const refund of answer.refunds) await this.record(payment, refund);
        break;
      case 'key-spent':
        await attempts.move(payment, (current) => current.spendRefundKey(spent));
        break;
      case 'refused':
        await this.postpone(payment, answer.reason);
    }
  }

  /** Records what Stripe says of a refund, by its webhook or when asked; said again it changes nothing. */
  async record(payment: Payment, refund: KnownRefund): Promise<Payment> {
    const { attempts, now, times, logger } = this.options;
    let isNew = false;
    let byHand = false;
    const recorded = await attempts.move(payment, (current) => {
      byHand = current.status === 'succeeded' && !current.refunds.some(({ id }) => id === refund.id);
      isNew = current.recordRefund(refund, later(now(), times.refundCheckMs));
    });
    const { _id, orderId, stripeId, currency } = recorded;
    const about = {
      paymentId: _id.toHexString(),
      orderId,
      stripeId,
      refund: refund.id,
      amount: refund.amount,
      currency,
    };
    if (isNew && byHand) {
      this.unasked.inc();
      logger.error(about, 'money was given back at Stripe that this service has not asked for');
    }
    if (isNew && (refund.status === 'failed' || refund.status === 'canceled')) this.reportFailure(refund, about);
    return recorded;
  }

  /** A refund that failed comes back to our balance: the money has to be sent to the buyer in another way. */
  reportFailure({ status, reason }: KnownRefund, about: object): void {
    this.failures.inc();
    this.options.logger.error(
      { ...about, status, reason },
      'a refund failed at Stripe: its money has to be sent to the buyer in another way',
    );
  }

  private async ask(payment: Payment): Promise<void> {
    const { refunds, leases, times } = this.options;
    let current = payment;
    for (const { id, status } of payment.refunds) {
      if (status === 'pending') current = await this.record(current, await refunds.retrieve(id));
    }
    if (isWaiting(current)) await leases.release(current, times.refundCheckMs);
  }

  /** What Stripe refuses now it may do later (our balance was too low), or somebody has to see to it. */
  private async postpone(payment: Payment, reason: unknown): Promise<void> {
    const { attempts, now, times, logger } = this.options;
    const { _id, orderId, stripeId, amount, currency, refundKeysSpent: spent } = payment;
    const nextTry = later(now(), Math.min(times.refusedRefundMs * 2 ** spent, times.refusedRefundMostMs));
    this.refusals.inc();
    const about = { paymentId: _id.toHexString(), orderId, stripeId, amount, currency, nextTry };
    logger.error({ err: reason, ...about }, 'Stripe refuses a refund that is due');
    await attempts.move(payment, (current) => current.spendRefundKey(spent, nextTry));
  }
}
