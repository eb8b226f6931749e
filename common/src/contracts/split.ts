import { limits, type Split } from './limits';

/** What is left of a listing. */
export interface Remainder {
  quantity: number;
  split?: Split | undefined;
  /** How many are neither reserved nor sold. */
  available: number;
  /** Whether an unpaid reservation holds a single ticket, which may come back alone. */
  singleReserved?: boolean | undefined;
}

export type SplitRefusal = 'too-few-left' | 'together-only' | 'leaves-one';

/**
 * Why a number of tickets of a listing can't be reserved together now; undefined when they can. `none` sells all of them or
 * nothing.
 *
 * `no-single` never leaves exactly one, whichever reservations end unpaid later: the last ones are not sold while a single
 * one is reserved, since that one may come back alone.
 */
export function refuseSplit(remainder: Remainder, wanted: number): SplitRefusal | undefined {
  const { quantity, split = 'any', available, singleReserved = false } = remainder;
  if (wanted > available) return 'too-few-left';
  if (split === 'none' && wanted !== quantity) return 'together-only';
  if (split !== 'no-single') return undefined;
  const left = available - wanted;
  return left === 1 || (left === 0 && wanted > 1 && singleReserved) ? 'leaves-one' : undefined;
}

/** The numbers of tickets that can be reserved together now, in ascending order. */
export const quantitiesOnSale = (remainder: Remainder): number[] =>
  Array.from({ length: limits.quantity.max }, (_, index) => index + 1).filter(
    (wanted) => refuseSplit(remainder, wanted) === undefined,
  );
