import type { Ticket } from '../../backend/types';
import { formatPrice } from '../../format/price';
import { formatWhen, type When } from '../../format/when';

/** A ticket formatted for a list. */
export interface ListEntry {
  id: string;
  title: string;
  price: string;
  when: When | undefined;
}

export function toListEntry(ticket: Ticket, currency: string, zone: string, now: number): ListEntry {
  const { id, title, price } = ticket;
  return { id, title, price: formatPrice(price, currency), when: formatWhen(ticket, zone, now) };
}
