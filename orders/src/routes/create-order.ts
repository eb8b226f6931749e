import { ConflictError, NotFoundError, requestBody, requireSession, sessionUser } from '@ticketing/common';
import { newOrder } from '@ticketing/common/contracts';
import { fromStoredDate, GroupRead, type IdempotencyKeys, type Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import type { Types } from 'mongoose';
import type { OrderModel, ReservedTicket } from '../models/order';
import { isPast, type TicketFields, type TicketModel } from '../models/ticket';
import type { ReservationLimits } from '../reservations/reservation-limits';
import { ConflictingOrders } from '../reservations/conflicting-orders';
import { storeReservation } from '../reservations/store-reservation';
import { presentOrder } from '../presenters/present-order';

export interface CreateOrderDependencies {
  tickets: TicketModel;
  orders: OrderModel;
  outbox: Outbox;
  keys: IdempotencyKeys;
  now: () => Date;
  windowSeconds: number;
  limits: ReservationLimits;
}

/** The id replaces the one in the body: in either case it is the same input for an idempotency key. */
const input = requestBody(newOrder, { replace: true });

/** `POST /api/orders` reserves a ticket. */
export function createOrder({
  tickets,
  orders,
  outbox,
  keys,
  now,
  windowSeconds,
  limits,
}: CreateOrderDependencies): Router {
  const router = Router();
  // By the driver, which is faster than mongoose: every reservation begins with this query.
  const onSale = new GroupRead<OfferedTicket>(tickets.collection, OFFERED);
  const conflicts = new ConflictingOrders(orders);
  const create = keys.once(async (req, newId) => {
    const createdAt = now();
    const { ticketId } = input.read(req);
    const order = await storeReservation(
      { orders, outbox, limits, conflicts },
      {
        id: newId,
        buyer: sessionUser(req),
        ticket: await ticketOnSale(onSale, ticketId, createdAt),
        createdAt,
        expiresAt: new Date(createdAt.getTime() + windowSeconds * 1000),
      },
    );
    return { status: 201, body: presentOrder(order) };
  });
  router.post('/api/orders', requireSession, input.validate, create);
  return router;
}

/** The fields of a ticket's copy that a reservation needs. */
const OFFERED = { title: 1, price: 1, date: 1, timeZone: 1, onSaleUntil: 1 } as const;
type OfferedTicket = Pick<TicketFields, keyof typeof OFFERED> & { _id: Types.ObjectId };

async function ticketOnSale(tickets: GroupRead<OfferedTicket>, id: string, now: Date): Promise<ReservedTicket> {
  const ticket = await tickets.find(id);
  if (!ticket) throw new NotFoundError('There is no such ticket');
  if (isPast(ticket, now)) throw new ConflictError('This ticket is not on sale any more: its date has passed');
  const { title, price, date, timeZone } = ticket;
  return { id, title, price, ...(date && { date: fromStoredDate(date) }), ...(timeZone && { timeZone }) };
}
