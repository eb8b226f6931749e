import type { StripeElementsOptionsMode } from '@stripe/stripe-js';
import { appearance } from './appearance';

/**
 * Options for Elements that create a payment method, which the server then charges.
 *
 * @param minorAmount in minor units of the currency
 */
export const elementsOptions = (currency: string, minorAmount: number) =>
  // `satisfies` on the literal: unknown options of an object in a variable would compile.
  ({
    mode: 'payment',
    paymentMethodCreation: 'manual',
    allowedPaymentMethodTypes: ['card'],
    amount: minorAmount,
    currency: currency.toLowerCase(),
    appearance: appearance(),
  }) satisfies StripeElementsOptionsMode;
