import { listener, ticketCreated } from '@ticketing/common';
import type { TicketModel } from '../models/ticket';
import { copyTicket } from './copy-ticket';

export const ticketCreatedListener = (tickets: TicketModel) =>
  listener(ticketCreated, async (ticket) => copyTicket(tickets, ticket));
