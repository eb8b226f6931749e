import { limits, splits, type Split } from '../limits';
import { parseLine } from './line';

/**
 * How a listing may be parted.
 *
 * @throws Error with what is wrong, in words for the user
 */
export function parseSplit(value: unknown): Split {
  const split = splits.find((candidate) => candidate === value);
  if (split !== undefined) return split;
  throw new Error(`Split must be one of: ${splits.join(', ')}`);
}

/**
 * The seats that a request gives, one for each ticket; null is none.
 *
 * @throws Error with what is wrong, in words for the user
 */
export function parseSeats(value: unknown): string[] | null {
  if (value === null) return null;
  if (!Array.isArray(value) || value.length === 0 || value.length > limits.quantity.max) {
    throw new Error('Seats must be a list, with one seat for each ticket');
  }
  const seats = value.map((seat) => parseLine(seat, 'Each seat', limits.seat.max));
  if (new Set(seats).size < seats.length) throw new Error('Seats must differ from each other');
  return seats;
}
