import { toMoney, type Money } from '@ticketing/common';

const MIN_PRICE = 0.5;
/** The most that Stripe can charge at once. */
const MAX_PRICE = 999_999.99;
const DECIMAL = /^(0|[1-9]\d*)(\.\d{1,2})?$/;

/**
 * The price that a request gives, as a number or in digits ("19.99").
 *
 * @throws Error with what is wrong, in words for the user
 */
export function parsePrice(value: unknown): Money {
  const price = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  if (typeof price !== 'number') throw new Error('Price is required, as a number or in digits like "19.99"');
  if (price < MIN_PRICE) throw new Error('Price must be at least 0.50');
  if (price > MAX_PRICE) throw new Error('Price must be at most 999,999.99');
  return exactMoney(price);
}

function exactMoney(price: number): Money {
  try {
    return toMoney(price);
  } catch (error) {
    throw new Error('Price must have at most two decimals', { cause: error });
  }
}
