import { listener, orderCreated } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import { OLDEST_CREATION_MS, type CancelledOrders } from '../models/cancelled-orders';
import type { TicketModel } from '../models/ticket';
import { findTicket } from './find-ticket';

/** Reserves the ticket of a new order. */
export const orderCreatedListener = (tickets: TicketModel, cancelled: CancelledOrders, outbox: Outbox) =>
  listener(orderCreated, async ({ id, ticket: { id: ticketId } }, { time }) => {
    // The ticket is read before the cancelled orders: otherwise a cancellation between the two reads would be missed.
    const ticket = await findTicket(tickets, ticketId);
    if (await cancelled.has(id)) return;
    if (ticket.orderId !== id && time.getTime() < Date.now() - OLDEST_CREATION_MS) {
      throw new Error(`Order ${id} is so old that its cancellation may be forgotten`);
    }
    ticket.reserve(id);
    await outbox.save(ticket);
  });
