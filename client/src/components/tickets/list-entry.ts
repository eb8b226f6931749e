import type { Ticket } from '../../backend/types';
import { formatDate, formatStub, hasTimeOfDay, type StubText } from '../../format/dates';
import { formatPrice } from '../../format/price';

/** A ticket as a list shows it, in words already: what the browser would write itself, it might write otherwise. */
export interface ListEntry {
  id: string;
  title: string;
  price: string;
  stub: StubText | undefined;
  day?: string;
  /** In the place of `day` where there is a time of day: the browser may know a better zone to read it in. */
  moment?: string;
}

export function toListEntry({ id, title, price, date }: Ticket, currency: string, zone: string): ListEntry {
  const entry = { id, title, price: formatPrice(price, currency), stub: formatStub(date, zone) };
  if (date === undefined) return entry;
  return hasTimeOfDay(date) ? { ...entry, moment: date } : { ...entry, day: formatDate(date, zone) };
}
