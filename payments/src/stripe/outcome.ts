import type Stripe from 'stripe';

/** What became of an attempt, in Stripe's word. */
export type Outcome =
  | { status: 'succeeded'; stripeId: string }
  /** The intent is there, and no card was charged: it can be confirmed, or cancelled. */
  | { status: 'unconfirmed'; stripeId: string }
  | { status: 'awaiting-consent'; stripeId: string; clientSecret: string }
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
      // `processing` ends as consent does, without us: by webhook, or when the sweep asks.
      return { status: 'awaiting-consent', stripeId, clientSecret: clientSecret ?? '' };
  }
}
