import type Stripe from 'stripe';
import type { Payment } from '../models/payment';

/** An intent that is not confirmed yet. The same attempt gives the same parameters, or Stripe would refuse its key. */
export const intentParams = (payment: Payment, method: string) =>
  ({
    amount: payment.amount,
    currency: payment.currency,
    allowed_payment_method_types: ['card'],
    metadata: metadataOf(payment),
    payment_method: method,
  }) satisfies Stripe.PaymentIntentCreateParams;

/** The browser answers the bank's question with Stripe.js, not on a page that it is sent to. */
export const confirmParams = { use_stripe_sdk: true } satisfies Stripe.PaymentIntentConfirmParams;

/** What Stripe keeps with everything that is done for a payment. */
export const metadataOf = ({ id, orderId }: Payment) =>
  ({ orderId, paymentId: id as string }) satisfies Stripe.MetadataParam;

/** A token of Stripe.js stands for a card once; it pays as a method that is made of it. */
export const methodParams = ({ token }: Payment) =>
  ({ type: 'card', card: { token } }) satisfies Stripe.PaymentMethodCreateParams;
