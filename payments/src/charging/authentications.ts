import type { OrderModel } from '../models/order';
import type { Payment } from '../models/payment';
import type { Intents } from '../stripe/intents';
import type { Outcome } from '../stripe/outcome';
import type { PaymentRepository } from './payment-repository';
import type { Timeouts } from './timeouts';

/** Payments that the buyer has to authenticate with the bank (3-D Secure). */
export class Authentications {
  constructor(
    private readonly repository: PaymentRepository,
    private readonly intents: Intents,
    private readonly orders: OrderModel,
    private readonly timeouts: Timeouts,
  ) {}

  /** Asks Stripe for the result of an authentication, for when no webhook came; abandons it once the order has ended. */
  async check(payment: Payment): Promise<void> {
    const stripeId = intentOf(payment);
    const order = await this.orders.findById(payment.orderId, { status: 1 }).lean();
    // The order of a payment that is still open was completed by another payment.
    const hasEnded = order?.status === 'cancelled' || order?.status === 'complete';
    if (hasEnded) return void (await this.abandon(payment));
    const outcome = await this.intents.retrieve(stripeId);
    if (outcome.status === 'authentication-required')
      await this.repository.release(payment, this.timeouts.authenticationCheckMs);
    else await this.record(payment, outcome);
  }

  /** Cancels the intent, so that it can't be authenticated any more. @returns the payment: cancelled, or paid meanwhile */
  async abandon(payment: Payment): Promise<Payment> {
    return this.repository.recordOutcome(payment, await this.intents.cancel(intentOf(payment)));
  }

  /** Records the outcome that Stripe reports by webhook or when asked. */
  async record(payment: Payment, outcome: Outcome): Promise<Payment> {
    const hasFailed = payment.status === 'awaiting-consent' && outcome.status === 'declined';
    return this.repository.recordOutcome(payment, hasFailed ? await this.intents.cancelIfUnpaid(outcome) : outcome);
  }
}

function intentOf({ id, stripeId }: Payment): string {
  if (stripeId === undefined) throw new Error(`Payment ${id as string} awaits authentication without an intent`);
  return stripeId;
}
