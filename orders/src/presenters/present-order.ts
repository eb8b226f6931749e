import type { Order } from '@ticketing/common/contracts';
import type { Types } from 'mongoose';
import type { OrderFields } from '../models/order';
import { presentReservedTicket } from '../presenters/present-reserved-ticket';

/** The projection of the fields that answers show. It leaves the outbox out. */
export const SHOWN = {
  status: 1,
  expiresAt: 1,
  userId: 1,
  version: 1,
  ticket: 1,
  cancelledBecause: 1,
  refund: 1,
} as const;

export type ShownOrder = Pick<OrderFields, keyof typeof SHOWN> & { _id: Types.ObjectId };

/** An order as the API shows it. */
export function presentOrder(order: ShownOrder): Order {
  const { _id, status, expiresAt, userId, version, ticket, cancelledBecause, refund } = order;
  return {
    id: _id.toHexString(),
    status,
    expiresAt: expiresAt.toISOString(),
    userId,
    version,
    ticket: presentReservedTicket(ticket),
    ...(cancelledBecause && { cancelledBecause }),
    ...(refund && { refund: { status: refund.status, amount: refund.amount, at: refund.at.toISOString() } }),
  };
}
