import { groupBy } from './group-by';
import { idOf, type StoredOrder } from './snapshot';
import { heldIn, unitsOf } from './units';
import type { Check } from './check';

/** `tickets` and `orders` name the same order of each ticket of a listing, and no ticket stays reserved without a live order. */
export const reservations: Check = {
  name: 'tickets and orders agree',
  find: ({ tickets, orders }) => {
    const live = orders.filter(({ status }) => status !== 'cancelled');
    const holders = groupBy(live, ({ ticket }) => ticket.id);
    return tickets.flatMap((ticket) => {
      const id = idOf(ticket);
      const held = describe(heldIn(ticket).map(({ n, orderId, sold = false }) => ({ n, orderId, sold })));
      const expected = describe((holders.get(id) ?? []).flatMap(holdsOf));
      if (held === expected) return [];
      return [{ message: `ticket ${id} is held by ${held}, in orders by ${expected}`, about: id }];
    });
  },
};

interface Hold {
  n: number;
  orderId: string;
  sold: boolean;
}

const holdsOf = (order: StoredOrder): Hold[] =>
  unitsOf(order).map((n) => ({ n, orderId: idOf(order), sold: order.status === 'complete' }));

/** Comparable, and what a violation says: each unit with its order, and whether it is sold. */
function describe(holds: Hold[]): string {
  const sorted = holds.toSorted((a, b) => a.n - b.n);
  return sorted.map(({ n, orderId, sold }) => `${n}: ${orderId}${sold ? ' (sold)' : ''}`).join(', ') || 'no order';
}
