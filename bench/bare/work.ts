import { verify } from '@node-rs/argon2';
import { MongoServerError, ObjectId } from 'mongodb';
import { ordersOf, publish, ticketsOf, type BareTicket, type Connections } from './connections';
import { charge } from './charge';

export interface Answer {
  status: number;
  body: unknown;
}

/** Handles each request; under `/alone` its event goes to a subject without a subscriber. */
export function answerRequest(connections: Connections): (request: string, body: unknown) => Promise<Answer> {
  const { db, bus, config } = connections;
  const tickets = ticketsOf(db);
  const orders = ordersOf(db);

  const list = async (): Promise<Answer> => {
    const found = await tickets.find({ reserved: false }).sort({ date: 1, _id: 1 }).limit(51).toArray();
    return { status: 200, body: found.slice(0, 50).map(present) };
  };
  const show = async (id: string): Promise<Answer> => {
    const ticket = await tickets.findOne({ _id: new ObjectId(id) });
    return { status: ticket ? 200 : 404, body: ticket && present(ticket) };
  };
  const create = async ({ title, price }: BareTicket, subject: string): Promise<Answer> => {
    const offer = { title, price, userId: 'bare', version: 0, reserved: false, date: new Date() };
    const ticket = { _id: new ObjectId(), ...offer };
    await tickets.insertOne(ticket);
    publish(bus, subject, present(ticket));
    return { status: 201, body: present(ticket) };
  };
  const reserve = async ({ ticketId }: { ticketId: string }, subject: string): Promise<Answer> => {
    const ticket = await tickets.findOne({ _id: new ObjectId(ticketId) });
    const state = { live: true, status: 'created', price: ticket?.price ?? 0, version: 0, at: new Date() };
    const order = { _id: new ObjectId(), ticketId: new ObjectId(ticketId), ...state };
    try {
      await orders.insertOne(order);
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === 11_000)) throw error;
      return { status: 409, body: { errors: [{ message: 'This ticket is reserved' }] } };
    }
    publish(bus, subject, { ...order, id: order._id });
    return { status: 201, body: { ...order, id: order._id } };
  };
  const pay = async ({ orderId }: { orderId: string }): Promise<Answer> => {
    const payment = { _id: new ObjectId(), orderId, status: 'started' };
    const order = await orders.findOne({ _id: new ObjectId(orderId) });
    await db.collection('payments').insertOne(payment);
    await charge(config.stripeUrl, order?.price ?? 0);
    await db.collection('payments').updateOne({ _id: payment._id }, { $set: { status: 'succeeded' } });
    publish(bus, 'bare:payment:created', { id: orderId });
    return { status: 201, body: { id: payment._id } };
  };
  const signIn = async ({ email, password }: Record<string, string>): Promise<Answer> => {
    const user = await db.collection('users').findOne({ email });
    const right = await verify(String(user?.passwordHash), password ?? '');
    return { status: right ? 200 : 400, body: { email } };
  };

  return async (request, body) => {
    if (request === 'GET /api/tickets') return list();
    if (request.startsWith('GET /api/tickets/')) return show(request.slice('GET /api/tickets/'.length));
    if (request === 'POST /api/tickets') return create(body as BareTicket, 'bare:ticket:created');
    if (request === 'POST /alone/api/tickets') return create(body as BareTicket, 'bare:alone');
    if (request === 'POST /api/orders') return reserve(body as never, 'bare:order:created');
    if (request === 'POST /alone/api/orders') return reserve(body as never, 'bare:alone');
    if (request === 'POST /api/payments') return pay(body as never);
    if (request === 'POST /api/users/signin') return signIn(body as never);
    return { status: 404, body: null };
  };
}

const present = ({ _id, title, price, userId, version, date }: BareTicket) => ({
  ...{ id: _id, title, price, userId, version, date },
});
