import { z } from 'zod';
import { price } from '../contracts/money';
import { order, reservedTicket } from '../contracts/order';
import { quantity } from '../contracts/ticket';
import { defineEvent, type EventData } from './event';
import { seller } from './seller';
import { unit } from './units';

/** A ticket was reserved for a buyer. */
export const orderCreated = defineEvent(
  'order:created',
  order.pick({ id: true, version: true, status: true, userId: true, expiresAt: true }).extend({
    userEmail: z.string(),
    ticket: reservedTicket.pick({ id: true, price: true, date: true }).extend({ units: z.array(unit).optional() }),
    quantity: quantity.optional(),
    /** What it costs: the price of one ticket, unless given. */
    total: price.optional(),
    seller: seller.optional(),
  }),
);

export type OrderCreated = EventData<typeof orderCreated>;
