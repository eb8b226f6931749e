import { z } from 'zod';
import { id } from '../contracts/formats';
import { order, reservedTicket } from '../contracts/order';
import { defineEvent, type EventData } from './event';

/** An order was paid. */
export const orderCompleted = defineEvent(
  'order:completed',
  order.pick({ id: true, version: true }).extend({
    ticket: reservedTicket,
    email: z.string(),
    userId: id.optional(),
    /** The payment that completed it. */
    paymentId: id.optional(),
  }),
);

export type OrderCompleted = EventData<typeof orderCompleted>;
