import { listener, orderCreated } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import { OLDEST_CREATION_MS, type CancelledOrders } from '../models/cancelled-orders';
import type { TicketModel } from '../models/ticket';
import { knownTicket } from './known-ticket';

/** Locks a ticket for the order that was made for it. */
export const orderCreatedListener = (tickets: TicketModel, cancelled: CancelledOrders, outbox: Outbox) =>
  listener(orderCreated, async ({ id, ticket: { id: ticketId } }, { time }) => {
    // The ticket first and the cancelled orders second: the other way round, a cancellation could slip in between.
    const ticket = await knownTicket(tickets, ticketId);
    if (await cancelled.has(id)) return;
    if (ticket.orderId !== id && time.getTime() < Date.now() - OLDEST_CREATION_MS) {
      throw new Error(`Order ${id} is so old that its cancellation may be forgotten`);
    }
    ticket.reserve(id);
    await outbox.save(ticket);
  });
