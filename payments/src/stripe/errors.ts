import Stripe from 'stripe';
import { outcomeOf, type Outcome } from './outcome';

/** Parameters and codes of errors that concern the token or payment method, rather than the card. */
const METHOD_PARAM = /^payment_method/;
const METHOD_CODE = /^(resource_missing|token_|payment_method_)/;

/** The outcome that an error reports; undefined when the outcome of the call stays unknown. */
export function outcomeOfError(error: unknown): Outcome | undefined {
  if (error instanceof Stripe.errors.StripeCardError) {
    // The library has '' for a missing code.
    const code = error.decline_code || error.code || 'card_declined';
    return { status: 'declined', code, stripeId: error.payment_intent?.id };
  }
  if (isBadMethod(error)) return { status: 'rejected', code: error.code || 'invalid_token' };
  return undefined;
}

function isBadMethod(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return false;
  return METHOD_PARAM.test(error.param ?? '') || METHOD_CODE.test(error.code ?? '');
}

/** Whether the idempotency key of a call can't be used again: Stripe repeats a 500 for 24 hours. */
export function isKeySpent(error: unknown): boolean {
  // 409: a call with the same key is under way.
  return error instanceof Stripe.errors.StripeAPIError && error.statusCode !== 409;
}

/** Whether another version of this service used the key with other parameters: the outcome of that call is unknown. */
export const isOtherUseOfKey = (error: unknown): boolean => error instanceof Stripe.errors.StripeIdempotencyError;

/** Whether Stripe refuses the request as wrong: a defect of this service, and nothing was done. */
export const isRefusedRequest = (error: unknown): boolean => error instanceof Stripe.errors.StripeInvalidRequestError;

/** Whether Stripe refused the call for any reason: nothing was done, and the same key gets the same answer. */
export function isRefused(error: unknown): boolean {
  const status = error instanceof Stripe.errors.StripeError ? (error.statusCode ?? 0) : 0;
  // 409: a call with the same key is under way. 429: too many calls.
  return status >= 400 && status < 500 && status !== 409 && status !== 429;
}

/** The state of an intent that did not allow the requested call. */
export function intentOfError(error: unknown): Outcome | undefined {
  const intent = error instanceof Stripe.errors.StripeInvalidRequestError ? error.payment_intent : undefined;
  return intent && outcomeOf(intent);
}

export const isAlreadyRefunded = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'charge_already_refunded';
