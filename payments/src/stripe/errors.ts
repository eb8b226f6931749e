import Stripe from 'stripe';
import { outcomeOf, type Outcome } from './outcome';

/** Parameters and codes by which Stripe says that it can't charge this token or method, rather than this card. */
const METHOD_PARAM = /^payment_method/;
const METHOD_CODE = /^(resource_missing|token_|payment_method_)/;

/** The outcome that an error tells of; undefined when it does not tell what became of the call. */
export function outcomeOfError(error: unknown): Outcome | undefined {
  if (error instanceof Stripe.errors.StripeCardError) {
    // The library says '' where Stripe says nothing.
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

/** Whether the key of a call is of no more use: Stripe repeats a 500 for 24 hours. */
export function isKeySpent(error: unknown): boolean {
  // 409: a call with the same key is under way.
  return error instanceof Stripe.errors.StripeAPIError && error.statusCode !== 409;
}

/** Whether the key was used with other parameters, by another version of this service: nobody knows what that one did. */
export const isOtherUseOfKey = (error: unknown): boolean => error instanceof Stripe.errors.StripeIdempotencyError;

/** Whether Stripe refuses the request itself: a defect of ours, with which nothing was done. */
export const isRefusedRequest = (error: unknown): boolean => error instanceof Stripe.errors.StripeInvalidRequestError;

/** Whether Stripe said no, for whatever reason: nothing was done, and it would only say so again under the same key. */
export function isRefused(error: unknown): boolean {
  const status = error instanceof Stripe.errors.StripeError ? (error.statusCode ?? 0) : 0;
  // 409: a call with the same key is under way. 429: too many calls.
  return status >= 400 && status < 500 && status !== 409 && status !== 429;
}

/** Where an intent is that did not allow the move asked for. */
export function intentOfError(error: unknown): Outcome | undefined {
  const intent = error instanceof Stripe.errors.StripeInvalidRequestError ? error.payment_intent : undefined;
  return intent && outcomeOf(intent);
}

export const isAlreadyRefunded = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'charge_already_refunded';
