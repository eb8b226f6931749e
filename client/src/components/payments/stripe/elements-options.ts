import type { StripeElementsOptionsMode } from '@stripe/stripe-js';
import { appearance } from './appearance';

/**
 * For Elements that make a payment method of a card, which the server charges.
 *
 * @param minorAmount in the smallest unit of the currency
 */
export const elementsOptions = (currency: string, minorAmount: number) =>
  // Checked where it is written: of an object in a variable, an option that Stripe.js does not know would compile.
  ({
    mode: 'payment',
    paymentMethodCreation: 'manual',
    allowedPaymentMethodTypes: ['card'],
    amount: minorAmount,
    currency: currency.toLowerCase(),
    appearance: appearance(),
  }) satisfies StripeElementsOptionsMode;
