import type { Ticket } from '../../backend/types';
import { formatDate } from '../../format/dates';
import { formatPrice } from '../../format/price';

/** A one-sentence description for search engines and link previews. */
export function ticketSummary({ title, price, date, timeZone }: Ticket, currency: string): string {
  const day = date === undefined ? '' : `, ${formatDate({ date, timeZone }, 'UTC')}`;
  return `${title}${day}: ${formatPrice(price, currency)}. Reserve it, pay by card, and it’s yours.`;
}
