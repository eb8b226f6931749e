import type { StripeError } from '@stripe/stripe-js';

const UNREACHABLE = 'We could not reach the card service. You have not been charged; please try again.';
const UNUSABLE = 'The card service could not take this card. Please use another card.';
const NOT_CONFIRMED = 'The payment was not confirmed with your bank, and you were not charged.';

/** The message when no payment method was created. Stripe's own message is used only if it is meant for buyers. */
export function cardErrorMessage({ type, message }: StripeError): string {
  if ((type === 'card_error' || type === 'validation_error') && message) return message;
  return type === 'api_connection_error' || type === 'rate_limit_error' ? UNREACHABLE : UNUSABLE;
}

/** The message after a failed 3-D Secure authentication. */
export function authenticationErrorMessage({ type, message }: StripeError): string {
  return type === 'card_error' && message ? message : NOT_CONFIRMED;
}
