import { z } from 'zod';
import { defineEvent, type EventData, id, price, time, version } from './event';

/** A ticket was changed by its seller, or was reserved for an order or released. */
export const ticketUpdated = defineEvent(
  'ticket:updated',
  z.object({ id, version, title: z.string(), price, date: time.optional(), userId: id, orderId: id.optional() }),
);

export type TicketUpdated = EventData<typeof ticketUpdated>;
