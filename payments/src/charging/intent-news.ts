import type Stripe from 'stripe';
import type { Payment } from '../models/payment';
import { outcomeOf } from '../stripe/outcome';
import type { Attempts } from './attempts';
import type { Consents } from './consents';

const OBJECT_ID = /^[0-9a-f]{24}$/;

/** As it is told; what was made by another program on the same account may carry nothing. */
type ToldIntent = Omit<Stripe.PaymentIntent, 'metadata'> & { metadata?: Stripe.Metadata | null };

/** What Stripe's webhook tells of intents, in any order and more than once. */
export class IntentNews {
  constructor(
    private readonly attempts: Attempts,
    private readonly consents: Consents,
  ) {}

  /** Moves the payment that the intent is of; one that is none of ours is nothing to us. */
  async hear(intent: ToldIntent): Promise<void> {
    const payment = await this.paymentOf(intent);
    if (payment) await this.consents.record(payment, outcomeOf(intent));
  }

  private paymentOf({ id, metadata }: ToldIntent): Promise<Payment | undefined> {
    const paymentId = metadata?.paymentId;
    const ours = paymentId !== undefined && OBJECT_ID.test(paymentId);
    return ours ? this.attempts.withId(paymentId) : this.attempts.withIntent(id);
  }
}
