import { ObjectId } from 'mongodb';
import { waitFor } from '@ticketing/common/testing';
import type { Context } from '../context';
import { post, storedExample, storeMany } from './example';
import { storeFreshTickets } from './tickets';

/** Orders of one buyer that can be paid, put where `orders`, `payments` and the bare server would have put them. */
export async function storeFreshOrders(context: Context, cookie: string, count: number): Promise<string[]> {
  const { stack, database } = context;
  const [ticketId] = await storeFreshTickets(context, 1);
  const { id } = await post(stack.process('orders').url, '/api/orders', cookie, { ticketId });
  const orders = database('orders').collection('orders');
  const copies = database('payments').collection('orders');
  const order = await storedExample(orders, id);
  const copy = await waitFor(() => copies.findOne({ _id: new ObjectId(id) }), { what: 'the order in payments' });
  const ids = Array.from({ length: count }, () => new ObjectId());
  // Each has a ticket id of its own: one ticket can't have two live orders.
  const ticketOf = (n: number) => ({ ...(order.ticket as object), id: String(ids[n]) });
  await storeMany(orders, count, (n) => ({ ...order, _id: ids[n], ticket: ticketOf(n) }));
  await storeMany(copies, count, (n) => ({ ...copy, _id: ids[n] }));
  const bare = { live: true, status: 'created', price: 2_000, version: 0, at: new Date() };
  await storeMany(database('bare').collection('orders'), count, (n) => ({ ...bare, _id: ids[n], ticketId: ids[n] }));
  return ids.map((id) => id.toHexString());
}
