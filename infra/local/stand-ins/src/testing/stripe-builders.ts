import type Stripe from 'stripe';

/** A confirmed card payment of 19.99 pounds, as the payments service creates it; a test overrides fields. */
export function cardPayment(over: Partial<Stripe.PaymentIntentCreateParams> = {}): Stripe.PaymentIntentCreateParams {
  return {
    amount: 1999,
    currency: 'gbp',
    allowed_payment_method_types: ['card'],
    confirm: true,
    ...payBy('tok_visa'),
    ...over,
  };
}

export function payBy(token: string): Pick<Stripe.PaymentIntentCreateParams, 'payment_method_data'> {
  // The library's types lack `card[token]` here; Stripe accepts it.
  return {
    payment_method_data: { type: 'card', card: { token } } as Stripe.PaymentIntentCreateParams.PaymentMethodData,
  };
}

/** The details of a card with this number. */
export function typedCard(number: string, over: Record<string, string> = {}) {
  return { card: { number, exp_month: '12', exp_year: '2040', cvc: '123', ...over } };
}

/** The error that the library throws for an error response. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome: unknown = await call.catch((error: unknown) => error);
  if (outcome instanceof Error && 'statusCode' in outcome) return outcome as Stripe.errors.StripeError;
  throw new Error('Stripe did not refuse', { cause: outcome });
}
