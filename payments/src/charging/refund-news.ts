import type { Metrics } from '@ticketing/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type Stripe from 'stripe';

/**
 * What Stripe's webhook tells of refunds that it had taken. One that fails, days later, comes back to our balance and
 * cannot be made again on the same card: somebody has to send the money in another way.
 */
export class RefundNews {
  private readonly failures: Counter;

  constructor(
    private readonly logger: Logger,
    { registry }: Metrics,
  ) {
    this.failures = new Counter({
      name: 'refunds_failed_total',
      help: "Refunds that Stripe took and could not bring to the buyer's bank",
      registers: [registry],
    });
  }

  /** Calls for somebody. Told twice, it does so twice. */
  hearFailure({ id, payment_intent: intent, amount, currency, failure_reason: reason, metadata }: Stripe.Refund): void {
    this.failures.inc();
    const about = { refund: id, intent, amount, currency, reason, orderId: metadata?.orderId };
    this.logger.error(about, 'a refund failed at Stripe: its money has to be sent to the buyer in another way');
  }
}
