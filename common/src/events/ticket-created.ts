import { z } from 'zod';
import { listing } from '../contracts/ticket';
import { defineEvent, type EventData } from './event';

/** A ticket was put on sale. */
export const ticketCreated = defineEvent(
  'ticket:created',
  listing.omit({ orderId: true }).extend({ userEmail: z.string().optional() }),
);

export type TicketCreated = EventData<typeof ticketCreated>;
