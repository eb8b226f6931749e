import type { StripeElementsOptionsMode } from '@stripe/stripe-js';
import { elementsOptions } from './elements-options';

describe('elementsOptions', () => {
  beforeEach(() => {
    globalThis.matchMedia = (() => ({ matches: false })) as unknown as typeof matchMedia;
  });

  it('restricts payment methods to cards, under the option name of the pinned Stripe.js', () => {
    expect(elementsOptions('GBP', 4850)).toMatchObject({
      allowedPaymentMethodTypes: ['card'],
      amount: 4850,
      currency: 'gbp',
    });
  });

  it('has no option that Stripe.js rejects, which would not compile', () => {
    // Elements throws on `paymentMethodTypes` since the Stripe.js release "endive".
    type Accepted = 'paymentMethodTypes' extends keyof StripeElementsOptionsMode ? true : false;
    const accepted: Accepted = false;
    expect(accepted).toBe(false);
    expect(elementsOptions('GBP', 4850)).not.toHaveProperty('paymentMethodTypes');
  });
});
