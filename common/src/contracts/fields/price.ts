import { toMoney, type Money } from '../../money';
import { limits, patterns } from '../limits';

/**
 * The price that a request gives, as a number or in digits ("19.99").
 *
 * @throws Error with what is wrong, in words for the user
 */
export const parsePrice = (value: unknown): Money => parseAmount(value, 'Price');

/**
 * The price that was printed on a ticket; null is none.
 *
 * @throws Error with what is wrong, in words for the user
 */
export const parseFaceValue = (value: unknown): Money | null =>
  value === null ? null : parseAmount(value, 'Face value');

function parseAmount(value: unknown, label: string): Money {
  const price = typeof value === 'string' && patterns.price.test(value) ? Number(value) : value;
  if (typeof price !== 'number') throw new Error(`${label} is required, as a number or in digits like "19.99"`);
  if (price < limits.price.min) throw new Error(`${label} must be at least 0.50`);
  if (price > limits.price.max) throw new Error(`${label} must be at most 999,999.99`);
  try {
    return toMoney(price);
  } catch (error) {
    throw new Error(`${label} must have at most two decimals`, { cause: error });
  }
}
