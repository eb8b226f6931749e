import { z } from 'zod';
import { eventDate, id, time, version } from '../contracts/formats';
import { price } from '../contracts/money';
import { defineEvent, type EventData } from './event';
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
