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
    // @ts-expect-error Elements throws since the release train endive
    const refused = { mode: 'payment', paymentMethodTypes: ['card'] } satisfies StripeElementsOptionsMode;
    expect(elementsOptions('GBP', 4850)).not.toHaveProperty(Object.keys(refused)[1] ?? '');
  });
});
