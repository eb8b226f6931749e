import { listener, orderCancelled } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import { countCancellation, type CancelledOrders } from '../models/cancelled-orders';
import type { TicketModel } from '../models/ticket';
import { knownTicket } from './known-ticket';

/** Puts a ticket back on sale when the order that holds it ends. */
export const orderCancelledListener = (tickets: TicketModel, cancelled: CancelledOrders, outbox: Outbox) =>
  listener(orderCancelled, async ({ id, ticket: { id: ticketId } }) => {
    await cancelled.add(id);
    const ticket = await knownTicket(tickets, ticketId);
    if (ticket.orderId !== id) return countCancellation(tickets, ticket);
    ticket.release(id);
    await outbox.save(ticket);
  });
