import { listener, orderCreated } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { TicketModel } from '../models/ticket';
import { knownTicket } from './known-ticket';

/** Locks a ticket for the order that was made for it. */
export const orderCreatedListener = (tickets: TicketModel, outbox: Outbox) =>
  listener(orderCreated, async ({ id, version, ticket: { id: ticketId } }) => {
    const ticket = await knownTicket(tickets, ticketId);
    ticket.reserve(id, version);
    await outbox.store(ticket);
  });
