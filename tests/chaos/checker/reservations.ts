import { idOf } from './snapshot';
import type { Check } from './check';

/** `tickets` and `orders` name the same order of a ticket, and no ticket stays reserved without a live order. */
export const reservations: Check = {
  name: 'tickets and orders agree',
  find: ({ tickets, orders }) => {
    const live = orders.filter(({ status }) => status !== 'cancelled');
    const holder = new Map(live.map((order) => [order.ticket.id, idOf(order)]));
    return tickets.flatMap((ticket) => {
      const [id, expected] = [idOf(ticket), holder.get(idOf(ticket))];
      if (ticket.orderId === expected) return [];
      const message = `ticket ${id} is held by ${ticket.orderId ?? 'no order'}, in orders by ${expected ?? 'no order'}`;
      return [{ message, about: id }];
    });
  },
};
