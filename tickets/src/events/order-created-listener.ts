import { listener, orderCreated, unitsOf } from '@ticketing/common';
import { GroupRead, type Outbox } from '@ticketing/common/mongo';
import { OLDEST_CREATION_MS, type CancelledOrders } from '../models/cancelled-orders';
import type { TicketModel } from '../models/ticket';
import { heldUnits } from '../models/units';
import { reservedProjection, reserve, type ReadTicket } from '../models/ticket-transitions';

/** Reserves the tickets of a new order. */
export function orderCreatedListener(tickets: TicketModel, cancelled: CancelledOrders, outbox: Outbox) {
  const reading = new GroupRead<ReadTicket>(tickets.collection, reservedProjection);
  return listener(orderCreated, async ({ id, ticket: { id: ticketId, units } }, { time }) => {
    // The ticket is read before the cancelled orders: otherwise a cancellation between the two reads would be missed.
    const ticket = await reading.find(ticketId);
    if (!ticket) throw new Error(`There is no ticket ${ticketId}`);
    if (await cancelled.has(id, ticket)) return;
    if (heldUnits(ticket).some(({ orderId }) => orderId === id)) return;
    if (time.getTime() < Date.now() - OLDEST_CREATION_MS) {
      throw new Error(`Order ${id} is so old that its cancellation may be forgotten`);
    }
    const reservation = reserve(ticket, id, unitsOf({ units }));
    if (reservation) await outbox.change(tickets, ticket, reservation);
  });
}
