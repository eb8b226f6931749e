import { listener, orderCompleted, unitsOf } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { TicketModel } from '../models/ticket';
import { findTicket } from './find-ticket';

/** Marks the tickets of a paid order as sold. */
export const orderCompletedListener = (tickets: TicketModel, outbox: Outbox) =>
  listener(orderCompleted, async ({ id, ticket: reserved }) => {
    const ticket = await findTicket(tickets, reserved.id);
    ticket.sell(id, unitsOf(reserved));
    await outbox.save(ticket);
  });
