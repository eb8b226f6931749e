import type Stripe from 'stripe';

/** The outcome of a payment at Stripe. */
export type Outcome =
  | { status: 'succeeded'; stripeId: string }
  /** The intent exists and no card was charged: it can be confirmed, or cancelled. */
  | { status: 'unconfirmed'; stripeId: string }
  | { status: 'authentication-required'; stripeId: string; clientSecret: string }
  | { status: 'declined'; code: string; stripeId?: string | undefined }
  | { status: 'rejected'; code: string }
  | { status: 'cancelled'; code?: string; stripeId?: string };

/** Reads the outcome from an intent (stripe.com/docs/payments/paymentintents/lifecycle). */
export function outcomeOf(intent: Omit<Stripe.PaymentIntent, 'metadata'>): Outcome {
  const { id: stripeId, status, client_secret: clientSecret, last_payment_error: error } = intent;
  switch (status) {
    case 'succeeded':
      return { status: 'succeeded', stripeId };
    case 'canceled':
      return { status: 'cancelled', stripeId };
    case 'requires_confirmation':
      return { status: 'unconfirmed', stripeId };
    case 'requires_payment_method':
      return { status: 'declined', stripeId, code: error?.decline_code ?? error?.code ?? 'not_charged' };
    default:
      // `processing` ends as an authentication does: with a webhook, or when the reconciler asks.
      return { status: 'authentication-required', stripeId, clientSecret: clientSecret ?? '' };
  }
}
