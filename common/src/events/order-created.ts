import { z } from 'zod';
import { order, reservedTicket } from '../contracts/order';
import { defineEvent, type EventData } from './event';

/** A ticket was reserved for a buyer. */
export const orderCreated = defineEvent(
  'order:created',
  order.pick({ id: true, version: true, status: true, userId: true, expiresAt: true }).extend({
    userEmail: z.string(),
    ticket: reservedTicket.pick({ id: true, price: true, date: true }),
  }),
);

export type OrderCreated = EventData<typeof orderCreated>;
