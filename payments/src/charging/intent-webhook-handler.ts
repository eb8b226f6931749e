import type Stripe from 'stripe';
import type { Payment } from '../models/payment';
import { wasPaid } from '../models/payment-moves';
import { outcomeOf } from '../stripe/outcome';
import type { Attempts } from './attempts';
import type { Consents } from './consents';
import { ourMetadata, type Metadata } from './our-metadata';
import type { UnmatchedMoney } from './unmatched-money';

/** As it is told; what was made by another program on the same account may carry nothing. */
type ToldIntent = Omit<Stripe.PaymentIntent, 'metadata'> & { metadata?: Metadata };

/** What Stripe's webhook says of intents, in any order and more than once. */
export class IntentWebhookHandler {
  constructor(
    private readonly attempts: Attempts,
    private readonly consents: Consents,
    private readonly unmatched: UnmatchedMoney,
  ) {}

  /** Moves the payment that the intent is of. Money that belongs to none is kept, and alarms. */
  async handle(intent: ToldIntent): Promise<void> {
    const payment = await this.paymentOf(intent);
    const outcome = outcomeOf(intent);
    if (!payment) return this.handleUnknown(intent);
    const isTheIntent = payment.stripeId === intent.id;
    if (outcome.status === 'succeeded' && wasPaid(payment) && !isTheIntent) return this.keep(intent);
    // An intent whose id was lost takes no money, and says nothing about the one that took its place.
    if (outcome.status === 'succeeded' || isTheIntent) await this.consents.record(payment, outcome);
  }

  /** After a restore of the database, an intent may carry an id of ours that is not stored any more. */
  private async handleUnknown(intent: ToldIntent): Promise<void> {
    const outcome = outcomeOf(intent);
    const isMoney = outcome.status === 'succeeded' || outcome.status === 'awaiting-consent';
    const ours = ourMetadata(intent.metadata);
    if (isMoney && ours) {
      const payment = await this.attempts.adopt(ours, intent);
      this.unmatched.alarm({ ...ours, stripeId: intent.id, amount: intent.amount, currency: intent.currency });
      await this.consents.record(payment, outcome);
    } else if (outcome.status === 'succeeded') await this.keep(intent);
  }

  private async keep({ id, amount, currency, metadata }: ToldIntent): Promise<void> {
    // What is said of an intent by hand, in an event of another version, may lack what we only keep.
    const money = { amount: amount ?? 0, currency: currency ?? '' };
    await this.unmatched.store({ _id: id, kind: 'payment', ...money, stripeId: id, ...(metadata && { metadata }) });
  }

  private async paymentOf({ id, metadata }: ToldIntent): Promise<Payment | undefined> {
    const ours = ourMetadata(metadata);
    return (ours && (await this.attempts.withId(ours.paymentId))) ?? this.attempts.withIntent(id);
  }
}
