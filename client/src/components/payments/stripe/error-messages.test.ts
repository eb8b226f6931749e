import type { StripeError } from '@stripe/stripe-js';
import { authenticationErrorMessage, cardErrorMessage } from './error-messages';

const technical = 'No such payment_intent: pi_123; a similar object exists in live mode.';

describe('the message for a Stripe.js error', () => {
  it('is that of Stripe if it is meant for the buyer', () => {
    const message = 'Your card number is incomplete.';
    expect(cardErrorMessage({ type: 'validation_error', message })).toBe(message);
    expect(authenticationErrorMessage({ type: 'card_error', message: 'Your card was declined.' })).toBe(
      'Your card was declined.',
    );
  });

  it.each(['invalid_request_error', 'api_error', 'authentication_error', 'api_connection_error', 'rate_limit_error'])(
    'is our own for an %s',
    (type) => {
      const error = { type, message: technical } as StripeError;
      for (const words of [cardErrorMessage(error), authenticationErrorMessage(error)]) {
        expect(words).not.toContain('payment_intent');
        expect(words).toMatch(/[a-z]\.$/);
      }
    },
  );
});
