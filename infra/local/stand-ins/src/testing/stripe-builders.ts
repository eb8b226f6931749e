import type Stripe from 'stripe';

/** 19.99 in pounds by card, confirmed at once, as the payments service asks for it; a test replaces what it is about. */
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
  // The library's types know `card[token]` for tokens and methods of their own, not here; Stripe takes it.
  return {
    payment_method_data: { type: 'card', card: { token } } as Stripe.PaymentIntentCreateParams.PaymentMethodData,
  };
}

/** A card typed in: the number matters, the rest is good. */
export function typedCard(number: string, over: Record<string, string> = {}) {
  return { card: { number, exp_month: '12', exp_year: '2040', cvc: '123', ...over } };
}

/** What the library throws for an answer that is an error. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome: unknown = await call.catch((error: unknown) => error);
  if (outcome instanceof Error && 'statusCode' in outcome) return outcome as Stripe.errors.StripeError;
  throw new Error('Stripe did not refuse', { cause: outcome });
}
