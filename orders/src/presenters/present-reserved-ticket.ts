import { toPrice } from '@ticketing/common';
import type { ReservedTicket as PresentedTicket } from '@ticketing/common/contracts';
import { fromStoredDate } from '@ticketing/common/mongo';
import type { ReservedTicket } from '../models/order';

/** The ticket of an order, as the API and the events show it. */
export function presentReservedTicket(ticket: Omit<ReservedTicket, 'units'>): PresentedTicket {
  const { id, title, price, date, timeZone, section, row, seats } = ticket;
  return {
    id,
    title,
    price: toPrice(price),
    ...(date && { date: fromStoredDate(date) }),
    ...(timeZone !== undefined && { timeZone }),
    ...(section !== undefined && { section }),
    ...(row !== undefined && { row }),
    ...(seats !== undefined && { seats: [...seats] }),
  };
}
