import type Stripe from 'stripe';
import type { Payment } from '../models/payment';
import { metadataOf } from './metadata';

/** An unconfirmed intent. The parameters of a payment never change: Stripe refuses a key that comes with others. */
export const intentParams = (payment: Payment, method: string) =>
  ({
    amount: payment.amount,
    currency: payment.currency,
    allowed_payment_method_types: ['card'],
    metadata: metadataOf(payment),
    payment_method: method,
  }) satisfies Stripe.PaymentIntentCreateParams;

/** The browser authenticates the buyer by Stripe.js, not on a page that the buyer is redirected to. */
export const confirmParams = { use_stripe_sdk: true } satisfies Stripe.PaymentIntentConfirmParams;

/** A token of Stripe.js can be used once, to make the payment method that is charged. */
export const methodParams = ({ token }: Payment) =>
  ({ type: 'card', card: { token } }) satisfies Stripe.PaymentMethodCreateParams;
