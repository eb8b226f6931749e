import { listener, ticketUpdated } from '@ticketing/common';
import type { TicketModel } from '../models/ticket';
import { copyTicket } from './copy-ticket';

export const ticketUpdatedListener = (tickets: TicketModel) =>
  listener(ticketUpdated, async (ticket) => copyTicket(tickets, ticket));
