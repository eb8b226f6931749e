import { invalidRequest } from './errors';

/** Stripe's smallest charges in the smallest unit (stripe.com/docs/currencies#minimum-and-maximum-charge-amounts). */
const MINIMUM = new Map([
  ['aud', 50],
  ['cad', 50],
  ['chf', 50],
  ['dkk', 250],
  ['eur', 50],
  ['gbp', 30],
  ['nok', 300],
  ['nzd', 50],
  ['pln', 200],
  ['sek', 300],
  ['sgd', 50],
  ['usd', 50],
]);
const MAXIMUM = 99_999_999;

export function format(amount: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100);
}

/** The currency in lower case. @throws StripeError if this amount cannot be charged in it */
export function chargeable(amount: number, currency: string): string {
  const code = currency.toLowerCase();
  const minimum = MINIMUM.get(code);
  if (minimum === undefined) {
    const known = [...MINIMUM.keys()].join(', ');
    throw invalidRequest(`Invalid currency: ${currency}. Stripe currently supports these currencies: ${known}`, {
      param: 'currency',
    });
  }
  if (amount < minimum) {
    throw invalidRequest(`Amount must be at least ${format(minimum, code)} ${code}`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  }
  if (amount > MAXIMUM) {
    throw invalidRequest(`Amount must be no more than ${format(MAXIMUM, code)} ${code}`, {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
  return code;
}
