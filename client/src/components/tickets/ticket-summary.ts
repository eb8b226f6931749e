import type { Ticket } from '../../backend/types';
import { formatDate } from '../../format/dates';
import { formatPrice } from '../../format/price';

/** A ticket in one sentence, for search engines and shared links. */
export function ticketSummary({ title, price, date, timeZone }: Ticket, currency: string): string {
  const day = date === undefined ? '' : `, ${formatDate({ date, timeZone }, 'UTC')}`;
  return `${title}${day}: ${formatPrice(price, currency)}. Reserve it, pay by card, and it’s yours.`;
}
