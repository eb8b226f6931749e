import { listener, ticketUpdated } from '@ticketing/common';
import type { CancelWithdrawn } from '../commands/cancel-withdrawn';
import type { TicketModel } from '../models/ticket';
import { copyTicket } from './copy-ticket';

/** Updates the copy first, so that what was withdrawn is not reserved again. */
export const ticketUpdatedListener = (tickets: TicketModel, cancel: CancelWithdrawn) =>
  listener(ticketUpdated, async (ticket) => {
    await copyTicket(tickets, ticket);
    await cancel(ticket);
  });
