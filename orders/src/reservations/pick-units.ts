import { ConflictError, refuseSplit, type OrderStatus } from '@ticketing/common';
import type { TicketFields } from '../models/ticket';

/** A listing of several tickets, as a reservation needs it. */
export type Lot = Pick<TicketFields, 'split'> & { quantity: number };

/** An order that holds units of the listing. */
export interface Holder {
  status: OrderStatus;
  units: number[];
}

/**
 * Picks the units of a reservation: those beside each other first, then the lowest.
 *
 * @param wanted how many
 * @throws ConflictError when the listing can't be reserved in that number now, in words for the buyer
 */
export function pickUnits({ quantity, split }: Lot, holders: Holder[], wanted: number): number[] {
  const taken = new Set(holders.flatMap(({ units }) => units));
  const free = Array.from({ length: quantity }, (_, n) => n).filter((n) => !taken.has(n));
  const singleReserved = holders.some(({ status, units }) => status !== 'complete' && units.length === 1);
  if (free.length === 0) {
    const sold = holders.every(({ status }) => status === 'complete');
    throw new ConflictError(sold ? 'This ticket is sold' : 'This ticket is reserved');
  }
  const refusal = refuseSplit({ quantity, split, available: free.length, singleReserved }, wanted);
  if (refusal === 'too-few-left')
    throw new ConflictError(free.length === 1 ? 'Only 1 is left' : `Only ${free.length} are left`);
  if (refusal === 'together-only') throw new ConflictError(`Sold together only: all ${quantity} or none`);
  if (refusal === 'leaves-one') throw new ConflictError('One alone must not be left: please take another number');
  return firstAdjacent(free, wanted) ?? free.slice(0, wanted);
}

function firstAdjacent(free: number[], wanted: number): number[] | undefined {
  const start = free.findIndex((n, index) => free[index + wanted - 1] === n + wanted - 1);
  return start === -1 ? undefined : free.slice(start, start + wanted);
}
