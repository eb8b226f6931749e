import { toMoney, type Money } from '../../money';
import { limits, patterns } from '../limits';

/**
 * The price that a request gives, as a number or in digits ("19.99").
 *
 * @throws Error with what is wrong, in words for the user
 */
export function parsePrice(value: unknown): Money {
  const price = typeof value === 'string' && patterns.price.test(value) ? Number(value) : value;
  if (typeof price !== 'number') throw new Error('Price is required, as a number or in digits like "19.99"');
  if (price < limits.price.min) throw new Error('Price must be at least 0.50');
  if (price > limits.price.max) throw new Error('Price must be at most 999,999.99');
  return exactMoney(price);
}

function exactMoney(price: number): Money {
  try {
    return toMoney(price);
  } catch (error) {
    throw new Error('Price must have at most two decimals', { cause: error });
  }
}
