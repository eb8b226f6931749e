import type { CrashPoint, Metrics } from '@ticketing/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type { Payment } from '../models/payment';
import type { Refunds } from '../stripe/refunds';
import type { Attempts } from './attempts';
import { later, type Times } from './times';

export interface RefundingOptions {
  attempts: Attempts;
  refunds: Refunds;
  now: () => Date;
  times: Times;
  logger: Logger;
  metrics: Metrics;
  crashPoint: CrashPoint;
}

/** Gives payments back: stored as due first, repeated by the sweep until Stripe has it. */
export class Refunding {
  private readonly refusals: Counter;

  constructor(private readonly options: RefundingOptions) {
    this.refusals = new Counter({
      name: 'refunds_refused_total',
      help: 'Answers of Stripe that refused a refund which is due',
      registers: [options.metrics.registry],
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

  /** Gives a payment back that is due, or finds that it was given back already. */
  async make(payment: Payment): Promise<void> {
    const { attempts, refunds, crashPoint } = this.options;
    const { refundKeysSpent: spent } = payment;
    const answer = await refunds.make(payment);
    crashPoint('refunded-not-stored');
    switch (answer.status) {
      case 'done':
        await attempts.move(payment, (current) => current.recordRefund());
        break;
      case 'key-spent':
        await attempts.move(payment, (current) => current.spendRefundKey(spent));
        break;
      case 'refused':
        await this.postpone(payment, answer.reason);
    }
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
