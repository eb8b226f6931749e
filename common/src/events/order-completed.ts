import { z } from 'zod';
import { id } from '../contracts/formats';
import { price } from '../contracts/money';
import { order, reservedTicket } from '../contracts/order';
import { quantity } from '../contracts/ticket';
import { defineEvent, type EventData } from './event';
import { seller } from './seller';
import { unit } from './units';

/** An order was paid. */
export const orderCompleted = defineEvent(
  'order:completed',
  order.pick({ id: true, version: true }).extend({
    ticket: reservedTicket.extend({ units: z.array(unit).optional() }),
    email: z.string(),
    userId: id.optional(),
    quantity: quantity.optional(),
    /** What was paid: the price of one ticket, unless given. */
    total: price.optional(),
    seller: seller.optional(),
    /** The payment that completed it. */
    paymentId: id.optional(),
  }),
);

export type OrderCompleted = EventData<typeof orderCompleted>;
