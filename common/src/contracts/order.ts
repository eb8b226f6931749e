import { z } from 'zod';
import { idField } from './fields/id-field';
import { parseQuantity } from './fields/quantity';
import { id, time, version } from './formats';
import { limits } from './limits';
import { orderMail } from './mail';
import { amount, price } from './money';
import { cancellationReason, orderStatus } from './order-status';
import { requestField } from './request-field';
import { listing, place, quantity } from './ticket';

/** The ticket of an order, as it was when it was reserved. */
export const reservedTicket = listing.pick({ id: true, title: true, price: true, date: true, timeZone: true }).extend({
  title: z.string().meta({ minLength: 1 }),
  ...place.shape,
  seats: place.shape.seats.meta({ description: 'Those of this order.' }),
});

/** Money of an order that goes back to the buyer. */
const refund = z.object({
  status: z.enum(['due', 'done', 'failed']),
  amount: amount.meta({ description: 'In the minor unit.' }),
  at: time,
});

/** An order, as the API shows it. */
export const order = z
  .object({
    id,
    status: orderStatus,
    expiresAt: time.meta({ description: 'Until when it can be paid.' }),
    userId: id,
    version,
    quantity,
    total: price.meta({ description: 'The price of all of them, in the major unit.' }),
    ticket: reservedTicket.meta({ description: 'The ticket as it was when it was reserved.' }),
    cancelledBecause: cancellationReason.optional(),
    refund: refund.optional().meta({ description: 'Where money of it goes back, whatever its status.' }),
    mail: orderMail.optional().meta({ description: 'Where its confirmation was not delivered, or is sent again.' }),
  })
  .meta({ id: 'Order' });

/** An order, as the API shows it. */
export type Order = z.output<typeof order>;
export type ReservedTicket = z.output<typeof reservedTicket>;
export type Refund = z.output<typeof refund>;

/** The body of a request that reserves a ticket. */
export const newOrder = z
  .object({
    ticketId: idField('Ticket'),
    quantity: requestField<number, number>(parseQuantity, {
      description: 'How many of them; 1 unless given.',
      type: 'integer',
      minimum: limits.quantity.min,
      maximum: limits.quantity.max,
    }).optional(),
  })
  .meta({ id: 'NewOrder' });
