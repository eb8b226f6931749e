import { listener, orderCancelled } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import { recordCancellation, type CancelledOrders } from '../models/cancelled-orders';
import type { TicketModel } from '../models/ticket';
import { heldUnits } from '../models/units';
import { findTicket } from './find-ticket';

/** Puts the tickets of a cancelled order back on sale. */
export const orderCancelledListener = (tickets: TicketModel, cancelled: CancelledOrders, outbox: Outbox) =>
  listener(orderCancelled, async ({ id, ticket: { id: ticketId } }) => {
    await cancelled.add(id);
    const ticket = await findTicket(tickets, ticketId);
    if (!heldUnits(ticket).some(({ orderId }) => orderId === id)) return recordCancellation(tickets, ticket);
    ticket.release(id);
    await outbox.save(ticket);
  });
