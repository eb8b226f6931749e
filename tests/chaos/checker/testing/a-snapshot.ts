import { ObjectId } from 'mongodb';
import { History, type Exchange } from '../../history/history';
import type { Snapshot, StoredOrder, StoredPayment, StoredTicket } from '../snapshot';
import type { StreamedEvent } from '../stream';

export const START = Date.parse('2026-06-01T12:00:00Z');
/** A number of seconds into the run, in milliseconds since 1970. */
export const at = (seconds: number) => START + seconds * 1_000;

/** The snapshot of a correct run: one ticket was sold, the reservation of another ran out. */
export function aSnapshot() {
  const sold: StoredTicket = { _id: new ObjectId(), version: 1, title: 'Seat 1', price: 1_999, outbox: [] };
  const free: StoredTicket = { _id: new ObjectId(), version: 2, title: 'Seat 2', price: 500, outbox: [] };
  const complete = anOrder(sold, 'complete');
  const expired = anOrder(free, 'cancelled');
  sold.orderId = complete._id.toHexString();
  sold.sold = true;
  const payment = aPayment(complete);
  complete.paymentId = payment._id.toHexString();
  const intent = {
    id: 'pi_1',
    amount: 1_999,
    created: at(2) / 1_000,
    status: 'succeeded',
    metadata: { orderId: complete._id.toHexString() },
  };
  const snapshot: Snapshot = {
    history: new History(),
    pendingWork: [],
    tickets: [sold, free],
    ticketCopies: [sold, free].map(({ _id, version, title, price }) => ({ _id, version, title, price })),
    orders: [complete, expired],
    orderCopies: [complete, expired].map(({ _id, version, status }) => ({ _id, version, status })),
    payments: [payment],
    users: [],
    intents: [intent],
    refunds: [],
    mails: [aMail(complete)],
    stream: [
      ...[0, 1].map((version) => anEvent('ticket:updated', sold, version)),
      ...[0, 1, 2].map((version) => anEvent('ticket:updated', free, version)),
      anEvent('order:created', complete, 0),
      anEvent('order:completed', complete, 1),
      anEvent('payment:created', payment, 0),
      anEvent('order:created', expired, 0),
      { ...anEvent('order:cancelled', expired, 1), time: at(16) },
    ],
    letters: [],
    processes: ['mongo', 'orders-0', 'orders-1'],
    gatheredAt: at(120),
  };
  return { snapshot, sold, free, complete, expired, payment, intent };
}

export function anOrder(ticket: StoredTicket, status: StoredOrder['status']): StoredOrder {
  return {
    _id: new ObjectId(),
    version: 1,
    userId: 'u',
    userEmail: 'buyer@example.com',
    status,
    createdAt: new Date(at(0)),
    expiresAt: new Date(at(15)),
    ticket: { id: ticket._id.toHexString(), title: ticket.title, price: ticket.price },
    outbox: [],
  };
}

/** The payment that completed an order. */
export const aPayment = (order: StoredOrder): StoredPayment => ({
  _id: new ObjectId(),
  version: 1,
  orderId: order._id.toHexString(),
  status: 'succeeded',
  amount: order.ticket.price,
  stripeId: 'pi_1',
  outbox: [],
});

export const aMail = ({ _id }: StoredOrder) => ({
  id: 'm',
  to: 'buyer@example.com',
  subject: 'Your ticket: Seat 1',
  text: `Number in full: ${_id.toHexString()}`,
  html: '',
  receivedAt: new Date(at(3)).toISOString(),
});

export function anEvent(subject: string, { _id }: { _id: ObjectId }, version: number): StreamedEvent {
  const data = { id: _id.toHexString(), version };
  return { subject, payload: JSON.stringify({ data }), time: at(2), data, redelivered: false };
}

/** A kill between two times, in seconds into the run. */
export const killed = (from: number, to: number, ...processes: string[]) => ({
  fault: `kill -9 ${processes.join(' and ')}`,
  processes,
  from: at(from),
  to: at(to),
});

/** A reservation that was answered with 201, a number of seconds into the run. */
export function reservationOf(order: StoredOrder, seconds: number): Exchange {
  const { _id, ticket, expiresAt } = order;
  const answer = { id: _id.toHexString(), ticket, expiresAt: expiresAt.toISOString() };
  return anExchange({ method: 'POST', path: '/api/orders', status: 201, answer, answeredAt: at(seconds) });
}

export const anExchange = (exchange: Partial<Exchange>): Exchange => ({
  who: 'buyer 1',
  method: 'GET',
  path: '/api/tickets',
  askedAt: START,
  answeredAt: START,
  requestId: 'r',
  allowed: [200, 201, 204],
  ...exchange,
});
