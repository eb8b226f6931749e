import { z } from 'zod';
import { sortOrders, type SortName } from './sort-orders';
import type { ListedTicket } from './tickets-on-sale';

/** The most that a `Date` can hold, in ms; every price is far below. */
const LIMIT = 8.64e15;

/** Where a page ended, as a cursor carries it; it belongs to one sort order. */
export const positionIn = <S extends SortName>(sort: S) =>
  z.object({
    sort: z.literal(sort),
    at: z.number().int().min(-LIMIT).max(LIMIT),
    id: z.string().regex(/^[0-9a-f]{24}$/),
  });

export type Position = z.infer<ReturnType<typeof positionIn<SortName>>>;

/** Where a ticket stands in an order. */
export function positionOf(ticket: ListedTicket, sort: SortName): Position {
  return { sort, at: Number(ticket[sortOrders[sort].field]), id: ticket._id.toHexString() };
}
