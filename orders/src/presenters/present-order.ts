import { toPrice } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import type { Types } from 'mongoose';
import type { OrderFields, ReservedTicket } from '../models/order';
import { totalOf } from '../models/order-total';
import { presentMail } from './present-mail';
import { presentReservedTicket } from '../presenters/present-reserved-ticket';

/** The projection of the fields that answers show. It leaves the outbox out. */
export const SHOWN = {
  status: 1,
  expiresAt: 1,
  userId: 1,
  userEmail: 1,
  version: 1,
  ticket: 1,
  cancelledBecause: 1,
  refund: 1,
  mail: 1,
} as const;

export type ShownOrder = Pick<OrderFields, keyof typeof SHOWN> & { _id: Types.ObjectId };

/** An order as the API shows it. */
export function presentOrder(order: ShownOrder): Order {
  const { _id, status, expiresAt, userId, version, ticket, cancelledBecause, refund } = order;
  // An earlier version, running beside this one, stores none.
  const { units = [0] }: Partial<ReservedTicket> = ticket;
  const mail = presentMail(order);
  return {
    id: _id.toHexString(),
    status,
    expiresAt: expiresAt.toISOString(),
    userId,
    version,
    quantity: units.length,
    total: toPrice(totalOf({ price: ticket.price, units })),
    ticket: presentReservedTicket(ticket),
    ...(cancelledBecause && { cancelledBecause }),
    ...(refund && { refund: { status: refund.status, amount: refund.amount, at: refund.at.toISOString() } }),
    ...(mail && { mail }),
  };
}
