import { z } from 'zod';
import { defineEvent, eventDate, id, price, timeZone, version, type EventData } from './event';

/** A ticket was put on sale. */
export const ticketCreated = defineEvent(
  'ticket:created',
  z.object({
    id,
    version,
    title: z.string(),
    price,
    date: eventDate.optional(),
    timeZone: timeZone.optional(),
    userId: id,
  }),
);

export type TicketCreated = EventData<typeof ticketCreated>;
