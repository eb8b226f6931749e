import type { Ticket } from '../../backend/types';
import { formatDate, formatStub, isReadersTime, type StubText } from '../../format/dates';
import { formatPrice } from '../../format/price';

/** A ticket as a list shows it, in words already: what the browser would write itself, it might write otherwise. */
export interface ListEntry {
  id: string;
  title: string;
  price: string;
  stub: StubText | undefined;
  day?: string;
  /** In the place of `day` where it is the reader's clocks that count: the browser may know better which they are. */
  moment?: string;
}

export function toListEntry(ticket: Ticket, currency: string, zone: string): ListEntry {
  const { id, title, price, date } = ticket;
  const entry = { id, title, price: formatPrice(price, currency), stub: formatStub(ticket, zone) };
  if (date === undefined) return entry;
  return isReadersTime(ticket) ? { ...entry, moment: date } : { ...entry, day: formatDate({ ...ticket, date }, zone) };
}
