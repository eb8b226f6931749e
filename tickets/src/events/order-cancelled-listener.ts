import { listener, orderCancelled } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import { noteCancellation } from '../models/heard-orders';
import type { TicketModel } from '../models/ticket';
import { knownTicket } from './known-ticket';

/** Puts a ticket back on sale when the order that holds it ends. */
export const orderCancelledListener = (tickets: TicketModel, outbox: Outbox) =>
  listener(orderCancelled, async ({ id, version, ticket: { id: ticketId } }) => {
    const ticket = await knownTicket(tickets, ticketId);
    if (ticket.hasHeard(id, version)) return;
    if (ticket.orderId !== id) return noteCancellation(tickets, ticket, { id, version });
    ticket.release(id, version);
    await outbox.store(ticket);
  });
