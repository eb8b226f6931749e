import { ObjectId, type Db } from 'mongodb';
import type { Stack } from '@ticketing/test-driver/stack';
import { post, storedExample, storeMany } from './example';

interface Marketplace {
  stack: Stack;
  database: (name: string) => Db;
  newSession: () => string;
}

const PRICE = 2_000;

/** Puts a ticket on sale through the API. */
export async function sell({ stack, newSession }: Marketplace, title: string, price = 20): Promise<string> {
  return (await post(stack.process('tickets').url, '/api/tickets', newSession(), { title, price })).id;
}

/** Tickets on sale, put where `tickets`, `orders` and the bare server would have put them. */
export async function storeFreshTickets(marketplace: Marketplace, count: number): Promise<string[]> {
  const { database } = marketplace;
  const tickets = database('tickets').collection('tickets');
  const example = await storedExample(tickets, await sell(marketplace, 'Fresh'));
  const ids = Array.from({ length: count }, () => new ObjectId());
  const copy = { title: 'Fresh', price: PRICE, version: 0 };
  await storeMany(tickets, count, (n) => ({ ...example, _id: ids[n] }));
  await storeMany(database('orders').collection('tickets'), count, (n) => ({ ...copy, _id: ids[n] }));
  await storeMany(database('bare').collection('tickets'), count, (n) => ({ ...copy, _id: ids[n] }));
  return ids.map((id) => id.toHexString());
}
