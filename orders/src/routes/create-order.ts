import {
  ConflictError,
  idField,
  isDuplicateKey,
  NotFoundError,
  requireSession,
  sessionUser,
  validate,
} from '@ticketing/common';
import { fromStoredDate, type IdempotencyKeys, type Outbox } from '@ticketing/common/mongo';
import { Router } from 'express';
import { Types } from 'mongoose';
import { reserve, type OrderModel, type Reservation, type ReservedTicket } from '../models/order';
import { isPast, type TicketFields, type TicketModel } from '../models/ticket';
import { presentOrder, SHOWN, type ShownOrder } from './present-order';

export interface CreateOrderOptions {
  tickets: TicketModel;
  orders: OrderModel;
  outbox: Outbox;
  keys: IdempotencyKeys;
  now: () => Date;
  /** How long a reservation holds. */
  windowSeconds: number;
}

/** `POST /api/orders` reserves a ticket. */
export function createOrder({ tickets, orders, outbox, keys, now, windowSeconds }: CreateOrderOptions): Router {
  const router = Router();
  const create = keys.once(async (req, newId) => {
    const createdAt = now();
    const { ticketId } = req.body as { ticketId: string };
    const order = await storeReservation(orders, outbox, {
      id: newId,
      buyer: sessionUser(req),
      ticket: await ticketOnSale(tickets, ticketId, createdAt),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + windowSeconds * 1000),
    });
    return { status: 201, body: presentOrder(order) };
  });
  router.post('/api/orders', requireSession, validate(idField('ticketId', 'Ticket')), create);
  return router;
}

async function ticketOnSale(tickets: TicketModel, id: string, now: Date): Promise<ReservedTicket> {
  // Read by the driver: every reservation begins with it.
  const ticket = await tickets.collection.findOne<TicketFields>(
    { _id: new Types.ObjectId(id) },
    { projection: { _id: 0, title: 1, price: 1, date: 1, timeZone: 1, onSaleUntil: 1 } },
  );
  if (!ticket) throw new NotFoundError('There is no such ticket');
  if (isPast(ticket, now)) throw new ConflictError('This ticket is not on sale any more: its date has passed');
  const { title, price, date, timeZone } = ticket;
  return { id, title, price, ...(date && { date: fromStoredDate(date) }), ...(timeZone && { timeZone }) };
}

/** The insert itself decides whether the ticket is free; nothing that was read before it does. */
async function storeReservation(orders: OrderModel, outbox: Outbox, reservation: Reservation): Promise<ShownOrder> {
  try {
    return await outbox.store(reserve(orders, reservation));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return earlierRun(await inTheWay(orders, reservation), reservation);
  }
}

/** The orders that an insert can have met: one with its id, or the one that holds the ticket. */
const inTheWay = (orders: OrderModel, { id, ticket }: Reservation): Promise<ShownOrder[]> =>
  orders.find({ $or: [{ _id: id }, { 'ticket.id': ticket.id, live: true }] }, SHOWN).lean();

/**
 * What a run with the same Idempotency-Key stored before its process died, as that run would have answered.
 *
 * @throws ConflictError when there was none: somebody else holds the ticket
 */
function earlierRun(found: ShownOrder[], { id }: Reservation): ShownOrder {
  const earlier = found.find(({ _id }) => _id.equals(id));
  if (earlier) return { ...earlier, status: 'created', version: 0 };
  const sold = found.some(({ status }) => status === 'complete');
  throw new ConflictError(sold ? 'This ticket is sold' : 'This ticket is reserved');
}
