import { ConflictError, NotFoundError, requestBody, requireSession, sessionUser } from '@ticketing/common';
import { newOrder } from '@ticketing/common/contracts';
import { fromStoredDate, GroupRead, type IdempotencyKeys, type Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import type { Types } from 'mongoose';
import type { OrderModel } from '../models/order';
import { isPast, type TicketFields, type TicketModel } from '../models/ticket';
import type { ReservationLimits } from '../reservations/reservation-limits';
import { ConflictingOrders } from '../reservations/conflicting-orders';
import { ListingOrders } from '../reservations/listing-orders';
import { TicketContests } from '../reservations/ticket-contests';
import { storeReservation } from '../reservations/store-reservation';
import type { Request } from '../reservations/store-units';
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

/** `POST /api/orders` reserves a ticket, or several of a listing. */
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
  const listing = new ListingOrders(orders);
  const contests = new TicketContests();
  const create = keys.once(async (req, newId) => {
    const createdAt = now();
    const { ticketId, quantity = 1 } = input.read(req);
    const order = await storeReservation(
      { orders, outbox, limits, conflicts, listing, contests },
      {
        id: newId,
        buyer: sessionUser(req),
        ...(await ticketOnSale(onSale, ticketId, createdAt)),
        quantity,
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
const OFFERED = {
  ...({ title: 1, price: 1, date: 1, timeZone: 1, onSaleUntil: 1, withdrawn: 1 } as const),
  ...({ quantity: 1, split: 1, section: 1, row: 1, seats: 1, userId: 1, userEmail: 1 } as const),
};
type Offered = Pick<Request, 'ticket' | 'lot' | 'seller'>;
type OfferedTicket = Pick<TicketFields, keyof typeof OFFERED> & { _id: Types.ObjectId };

async function ticketOnSale(tickets: GroupRead<OfferedTicket>, id: string, now: Date): Promise<Offered> {
  const ticket = await tickets.find(id);
  if (!ticket) throw new NotFoundError('There is no such ticket');
  if (isPast(ticket, now)) throw new ConflictError('This ticket is not on sale any more: its date has passed');
  if (ticket.withdrawn) throw new ConflictError('This ticket is not on sale any more: its seller has withdrawn it');
  const { title, price, date, timeZone, section, row, seats, quantity = 1, split, userId, userEmail } = ticket;
  return {
    ticket: {
      ...{ id, title, price },
      ...(date && { date: fromStoredDate(date) }),
      ...(timeZone && { timeZone }),
      ...(section !== undefined && { section }),
      ...(row !== undefined && { row }),
      ...(seats && { seats }),
    },
    lot: { quantity, ...(split && { split }) },
    seller: userId === undefined ? undefined : { id: userId, ...(userEmail !== undefined && { email: userEmail }) },
  };
}
