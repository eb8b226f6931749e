import { limits } from '../limits';

/**
 * The number of tickets that a request gives.
 *
 * @throws Error with what is wrong, in words for the user
 */
export function parseQuantity(value: unknown): number {
  const { min, max } = limits.quantity;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Error(`Quantity must be a whole number from ${min} to ${max}`);
}
