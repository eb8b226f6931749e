import { z } from 'zod';
import { defineEvent, type EventData, id, price, time, version } from './event';

/** A ticket was put on sale. */
export const ticketCreated = defineEvent(
  'ticket:created',
  z.object({ id, version, title: z.string(), price, date: time.optional(), userId: id }),
);

export type TicketCreated = EventData<typeof ticketCreated>;
