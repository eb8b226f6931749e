import { listener, orderCancelled } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import { recordCancellation, type CancelledOrders } from '../models/cancelled-orders';
import type { TicketModel } from '../models/ticket';
import { findTicket } from './find-ticket';

/** Puts the ticket of a cancelled order back on sale. */
export const orderCancelledListener = (tickets: TicketModel, cancelled: CancelledOrders, outbox: Outbox) =>
  listener(orderCancelled, async ({ id, ticket: { id: ticketId } }) => {
    await cancelled.add(id);
    const ticket = await findTicket(tickets, ticketId);
    if (ticket.orderId !== id) return recordCancellation(tickets, ticket);
    ticket.release(id);
    await outbox.save(ticket);
  });
