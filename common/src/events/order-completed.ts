import { z } from 'zod';
import { defineEvent, type EventData, id, price, time, version } from './event';

/** An order was paid. */
export const orderCompleted = defineEvent(
  'order:completed',
  z.object({
    id,
    version,
    ticket: z.object({ id, title: z.string(), price, date: time.optional() }),
    email: z.string(),
  }),
);

export type OrderCompleted = EventData<typeof orderCompleted>;
