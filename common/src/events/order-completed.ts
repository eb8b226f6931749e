import { z } from 'zod';
import { eventDate, id, timeZone, version } from '../contracts/formats';
import { price } from '../contracts/money';
import { defineEvent, type EventData } from './event';

/** An order was paid. */
export const orderCompleted = defineEvent(
  'order:completed',
  z.object({
    id,
    version,
    ticket: z.object({
      id,
      title: z.string(),
      price,
      date: eventDate.optional(),
      timeZone: timeZone.optional(),
    }),
    email: z.string(),
    userId: id.optional(),
    /** The payment that completed it. */
    paymentId: id.optional(),
  }),
);

export type OrderCompleted = EventData<typeof orderCompleted>;
