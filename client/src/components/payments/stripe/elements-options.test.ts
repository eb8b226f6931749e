import type { StripeElementsOptionsMode } from '@stripe/stripe-js';
import { elementsOptions } from './elements-options';

describe('the options of Stripe Elements', () => {
  beforeEach(() => {
    globalThis.matchMedia = (() => ({ matches: false })) as unknown as typeof matchMedia;
  });

  it('allow cards alone, by the name that the pinned Stripe.js knows', () => {
    expect(elementsOptions('GBP', 4850)).toMatchObject({
      allowedPaymentMethodTypes: ['card'],
      amount: 4850,
      currency: 'gbp',
    });
  });

  it('do not compile with a name that Stripe.js refuses', () => {
    // @ts-expect-error Elements throws since the release train endive
    const refused = { mode: 'payment', paymentMethodTypes: ['card'] } satisfies StripeElementsOptionsMode;
    expect(elementsOptions('GBP', 4850)).not.toHaveProperty(Object.keys(refused)[1] ?? '');
  });
});
