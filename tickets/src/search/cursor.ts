import { z } from 'zod';
import { sorts, type SortName } from './sorts';
import type { ListedTicket } from './tickets-on-sale';

/** The highest value of a `Date`, in ms. Prices are far below. */
const LIMIT = 8.64e15;

/** The end of a page, for one sort: the last ticket's sort value and id. */
export const cursorSchema = <S extends SortName>(sort: S) =>
  z.object({
    sort: z.literal(sort),
    at: z.number().int().min(-LIMIT).max(LIMIT),
    id: z.string().regex(/^[0-9a-f]{24}$/),
  });

export type Cursor = z.infer<ReturnType<typeof cursorSchema<SortName>>>;

/** The cursor of a page that ends with this ticket. */
export function cursorOf(ticket: ListedTicket, sort: SortName): Cursor {
  return { sort, at: Number(ticket[sorts[sort].field]), id: ticket._id.toHexString() };
}
