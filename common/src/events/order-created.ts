import { z } from 'zod';
import { defineEvent, type EventData, eventDate, id, price, time, version } from './event';
import { orderStatus } from './order-status';
/** A ticket was reserved for a buyer. */
export const orderCreated = defineEvent(
  'order:created',
  z.object({
    id,
    version,
    status: orderStatus,
    userId: id,
    userEmail: z.string(),
    expiresAt: time,
    ticket: z.object({ id, price, date: eventDate.optional() }),
  }),
);

export type OrderCreated = EventData<typeof orderCreated>;
