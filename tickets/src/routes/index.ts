import type { IdempotencyKeys, Outbox } from '@ticketing/common/mongo';
import type { Router } from 'express';
import type { TicketModel } from '../models/ticket';
import { createTicket } from './create-ticket';
import { exportTickets } from './export-tickets';
import { listTickets } from './list-tickets';
import { showDescription } from './show-description';
import { showDocumentation } from './show-documentation';
import { showTicket } from './show-ticket';
import { updateTicket } from './update-ticket';
import { withdrawTicket } from './withdraw-ticket';

interface Dependencies {
  tickets: TicketModel;
  outbox: Outbox;
  keys: IdempotencyKeys;
  now: () => Date;
  /** The highest price, as a share of the face value. */
  capPercent: number | undefined;
  /** Whether a seller's email has to be verified. */
  verifiedOnly: boolean;
}

/** Every route of tickets. */
export const routers = ({ tickets, outbox, keys, now, capPercent, verifiedOnly }: Dependencies): Router[] => [
  listTickets(tickets, now),
  exportTickets(tickets, now),
  showTicket(tickets, now),
  createTicket({ tickets, outbox, keys, now, capPercent, verifiedOnly }),
  updateTicket({ tickets, outbox, now, capPercent }),
  withdrawTicket(tickets, outbox),
  showDescription(),
  showDocumentation(),
];
