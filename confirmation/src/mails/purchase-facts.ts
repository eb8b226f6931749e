import type { OrderCompleted } from '@ticketing/common';
import { formatEventDate, formatPrice } from './format';

export type Purchase = Pick<OrderCompleted, 'ticket' | 'quantity' | 'total'>;
type Fact = [name: string, value: string];

/** What was bought: when and where it is, for several tickets how many at which price, and what was paid. */
export function purchaseFacts({ ticket, quantity = 1, total = ticket.price }: Purchase, currency: string): Fact[] {
  const { title, price, date, timeZone, section, row, seats } = ticket;
  const when: Fact[] = date === undefined ? [] : [['When', formatEventDate(date, timeZone)]];
  const places: [string, string | undefined][] = [
    ['Section', section],
    ['Row', row],
    [seats?.length === 1 ? 'Seat' : 'Seats', seats?.join(', ')],
  ];
  const where = places.filter((place): place is Fact => place[1] !== undefined);
  const many: Fact[] = quantity === 1 ? [] : [['Tickets', `${quantity} at ${formatPrice(price, currency)} each`]];
  return [['Ticket', title], ...when, ...where, ...many, ['Paid', formatPrice(total, currency)]];
}
