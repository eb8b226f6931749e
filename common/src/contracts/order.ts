import { z } from 'zod';
import { idField } from './fields/id-field';
import { id, time, version } from './formats';
import { amount } from './money';
import { cancellationReason, orderStatus } from './order-status';
import { ticket } from './ticket';

/** The ticket of an order, as it was when it was reserved. */
export const reservedTicket = ticket
  .pick({ id: true, title: true, price: true, date: true, timeZone: true })
  .extend({ title: z.string().meta({ minLength: 1 }) });

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
    ticket: reservedTicket.meta({ description: 'The ticket as it was when it was reserved.' }),
    cancelledBecause: cancellationReason.optional(),
    refund: refund.optional().meta({ description: 'Where money of it goes back, whatever its status.' }),
  })
  .meta({ id: 'Order' });

/** An order, as the API shows it. */
export type Order = z.output<typeof order>;
export type ReservedTicket = z.output<typeof reservedTicket>;
export type Refund = z.output<typeof refund>;

/** The body of a request that reserves a ticket. */
export const newOrder = z.object({ ticketId: idField('Ticket') }).meta({ id: 'NewOrder' });
