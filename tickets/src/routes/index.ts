import type { IdempotencyKeys, Outbox } from '@ticketing/common/mongo';
import type { Router } from 'express';
import type { TicketModel } from '../models/ticket';
import { createTicket } from './create-ticket';
import { listTickets } from './list-tickets';
import { showDescription } from './show-description';
import { showDocumentation } from './show-documentation';
import { showTicket } from './show-ticket';
import { updateTicket } from './update-ticket';

interface Dependencies {
  tickets: TicketModel;
  outbox: Outbox;
  keys: IdempotencyKeys;
  now: () => Date;
}

/** Every route of tickets. */
export const routers = ({ tickets, outbox, keys, now }: Dependencies): Router[] => [
  listTickets(tickets, now),
  showTicket(tickets),
  createTicket({ tickets, outbox, keys, now }),
  updateTicket({ tickets, outbox, now }),
  showDescription(),
  showDocumentation(),
];
