import { z } from 'zod';
import { listing } from '../contracts/ticket';
import { defineEvent, type EventData } from './event';
import { heldUnit } from './units';

/** A ticket was changed or withdrawn by its seller, or some of it was reserved, released or sold. */
export const ticketUpdated = defineEvent(
  'ticket:updated',
  listing.extend({
    userEmail: z.string().optional(),
    /** What is reserved or sold. */
    units: z.array(heldUnit).optional(),
    withdrawn: z.literal(true).optional(),
  }),
);

export type TicketUpdated = EventData<typeof ticketUpdated>;
