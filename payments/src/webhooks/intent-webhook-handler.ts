import type Stripe from 'stripe';
import type { Authentications } from '../charging/authentications';
import type { PaymentRepository } from '../charging/payment-repository';
import type { Payment } from '../models/payment';
import { wasPaid } from '../models/payment-transitions';
import { readPaymentMetadata, type Metadata } from '../stripe/metadata';
import { outcomeOf } from '../stripe/outcome';
import type { UnmatchedMoney } from './unmatched-money';

/** An intent that another program made on the same account may lack metadata. */
type ReceivedIntent = Omit<Stripe.PaymentIntent, 'metadata'> & { metadata?: Metadata };

/** Stripe's events of intents, which arrive in any order and more than once. */
export class IntentWebhookHandler {
  constructor(
    private readonly repository: PaymentRepository,
    private readonly authentications: Authentications,
    private readonly unmatched: UnmatchedMoney,
  ) {}

  /** Records the outcome on the payment of the intent. Money without a payment is stored apart, and raises an alert. */
  async handle(intent: ReceivedIntent): Promise<void> {
    const payment = await this.paymentOf(intent);
    const outcome = outcomeOf(intent);
    if (!payment) return this.handleUnknown(intent);
    const isTheIntent = payment.stripeId === intent.id;
    if (outcome.status === 'succeeded' && wasPaid(payment) && !isTheIntent) return this.storeUnmatched(intent);
    // An intent whose id was lost takes no money, and its events do not concern the intent that replaced it.
    if (outcome.status === 'succeeded' || isTheIntent) await this.authentications.record(payment, outcome);
  }

  /** After a restore of the database, an intent may name a payment that is not stored any more. */
  private async handleUnknown(intent: ReceivedIntent): Promise<void> {
    const outcome = outcomeOf(intent);
    const isMoney = outcome.status === 'succeeded' || outcome.status === 'authentication-required';
    const metadata = readPaymentMetadata(intent.metadata);
    if (isMoney && metadata) {
      const payment = await this.repository.adopt(metadata, intent);
      this.unmatched.alert({ ...metadata, stripeId: intent.id, amount: intent.amount, currency: intent.currency });
      await this.authentications.record(payment, outcome);
    } else if (outcome.status === 'succeeded') await this.storeUnmatched(intent);
  }

  private async storeUnmatched({ id, amount, currency, metadata }: ReceivedIntent): Promise<void> {
    // Events that were sent by hand or in another version of the API may lack these fields.
    const money = { amount: amount ?? 0, currency: currency ?? '' };
    await this.unmatched.store({ _id: id, kind: 'payment', ...money, stripeId: id, ...(metadata && { metadata }) });
  }

  private async paymentOf({ id, metadata }: ReceivedIntent): Promise<Payment | undefined> {
    const known = readPaymentMetadata(metadata);
    return (known && (await this.repository.findById(known.paymentId))) ?? this.repository.findByIntent(id);
  }
}
