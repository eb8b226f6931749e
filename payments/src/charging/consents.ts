import type { OrderModel } from '../models/order';
import type { Payment } from '../models/payment';
import type { Intents } from '../stripe/intents';
import type { Outcome } from '../stripe/outcome';
import type { Attempts } from './attempts';
import type { Leases } from './leases';
import type { Times } from './times';

export interface ConsentsOptions {
  attempts: Attempts;
  leases: Leases;
  intents: Intents;
  orders: OrderModel;
  times: Times;
}

/** Attempts for which the bank wants the buyer's consent. */
export class Consents {
  constructor(private readonly options: ConsentsOptions) {}

  /** Finds out what came of a consent of which no webhook has told; one that nobody needs any more is given up. */
  async check(payment: Payment): Promise<void> {
    const { leases, intents, orders, times } = this.options;
    const { stripeId, orderId } = payment;
    if (stripeId === undefined) throw new Error(`Payment ${payment.id as string} waits without an intent`);
    const order = await orders.findById(orderId, { status: 1 }).lean();
    // Complete without this payment: another one, late, has paid it.
    const isOver = order?.status === 'cancelled' || order?.status === 'complete';
    if (isOver) return void (await this.giveUp(payment));
    const outcome = await intents.retrieve(stripeId);
    if (outcome.status === 'awaiting-consent') await leases.release(payment, times.consentCheckMs);
    else await this.record(payment, outcome);
  }

  /** Ends a wait, so that the buyer's consent comes too late. @returns the attempt: cancelled, or paid meanwhile */
  async giveUp(payment: Payment): Promise<Payment> {
    const { attempts, intents } = this.options;
    if (payment.stripeId === undefined) throw new Error(`Payment ${payment.id as string} waits without an intent`);
    return attempts.record(payment, await intents.cancel(payment.stripeId));
  }

  /** Records what Stripe says of an attempt, by its webhook or when asked. */
  async record(payment: Payment, outcome: Outcome): Promise<Payment> {
    const { attempts, intents } = this.options;
    const consentFailed = payment.status === 'awaiting-consent' && outcome.status === 'declined';
    return attempts.record(payment, consentFailed ? await intents.seal(outcome) : outcome);
  }
}
