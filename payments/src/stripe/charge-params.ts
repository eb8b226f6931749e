import type Stripe from 'stripe';
import type { Payment } from '../models/payment';

/** An intent that is confirmed at once. The same attempt gives the same parameters, or Stripe would refuse its key. */
export function chargeParams(payment: Payment): Stripe.PaymentIntentCreateParams {
  return {
    amount: payment.amount,
    currency: payment.currency,
    confirm: true,
    allowed_payment_method_types: ['card'],
    // The browser answers the bank's question with Stripe.js, not on a page that it is sent to.
    use_stripe_sdk: true,
    metadata: metadataOf(payment),
    ...payWith(payment.token),
  };
}

/** What Stripe keeps with everything that is done for a payment. */
export const metadataOf = ({ id, orderId }: Payment) => ({ orderId, paymentId: id as string });

function payWith(token: string): Pick<Stripe.PaymentIntentCreateParams, 'payment_method' | 'payment_method_data'> {
  if (token.startsWith('pm_')) return { payment_method: token };
  // Stripe takes a token here, which the library's types do not know.
  const data = { type: 'card', card: { token } } as const;
  return { payment_method_data: data };
}
