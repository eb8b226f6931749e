import type { Ticket } from '../../backend/types';
import { formatPrice } from '../../format/price';
import { formatWhen, type When } from '../../format/when';

/** A ticket formatted for a list. A tuple, since property names would be repeated in the page for each ticket. */
export type ListEntry = [id: string, title: string, price: string, when?: When];

export function toListEntry(ticket: Ticket, currency: string, zone: string, now: number): ListEntry {
  const { id, title, price } = ticket;
  const when = formatWhen(ticket, zone, now);
  const each = ticket.available > 1 ? ` · ${ticket.available} tickets` : '';
  const words = [id, title, `${formatPrice(price, currency)}${each}`] as const;
  return when ? [...words, when] : [...words];
}
