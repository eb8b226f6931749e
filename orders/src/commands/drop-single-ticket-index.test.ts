import type { Order } from '@ticketing/common/contracts';
import { anId, stopAll } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { aBuyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';
import { withDatabase } from '@ticketing/common/mongo';
import { dropSingleTicketIndex, SINGLE_TICKET_INDEX } from './drop-single-ticket-index';

afterEach(stopAll);

const ordersOf = ({ mongo }: StartedOrders) => mongo.connection.collection('orders');
const uriOf = ({ environment }: StartedOrders) => environment.MONGO_URI ?? '';

const dropFrom = (MONGO_URI: string) => withDatabase({ MONGO_URI }, dropSingleTicketIndex);

/** The index as an earlier version built it. */
const buildOldIndex = (orders: StartedOrders) =>
  ordersOf(orders).createIndex({ 'ticket.id': 1 }, { unique: true, partialFilterExpression: { live: true } });

/** An order as an earlier version stored it. */
const anOldOrder = (ticketId: string, userId: string, createdAt = new Date(Date.now() - 3_600_000)) => ({
  _id: new Types.ObjectId(),
  userId,
  userEmail: 'buyer@example.com',
  status: 'complete',
  live: true,
  createdAt,
  expiresAt: createdAt,
  ticket: { id: ticketId, title: 'Winter concert', price: 1999 },
  refundsDue: [],
  version: 1,
  outbox: [],
});

const reserve = (orders: StartedOrders, ticketId: string, quantity: number) =>
  aBuyer(orders.url).post({ ticketId, quantity });

describe('the upgrade to several tickets in a listing', () => {
  it('gives the orders of an earlier version their unit at the start, and shows them as before', async () => {
    const before = await startOrders();
    const buyer = aBuyer(before.url);
    const old = anOldOrder(anId(), buyer.user.id);
    await ordersOf(before).insertOne(old);
    const shown = (await buyer.show(old._id.toHexString()).expect(200)).body as Order;
    expect(shown).toMatchObject({ quantity: 1, total: 19.99, version: 1 });
    const after = await startOrders({ env: before.environment });
    expect(await ordersOf(after).findOne({ _id: old._id })).toMatchObject({ ticket: { units: [0] }, version: 1 });
    expect((await aBuyer(after.url, buyer.user).show(old._id.toHexString()).expect(200)).body).toEqual(shown);
  });

  it('never oversells while the earlier index stands, and sells all once the command has dropped it', async () => {
    const orders = await startOrders();
    await buildOldIndex(orders);
    const listing = await aTicketOnSale(orders.bus, { quantity: 4 });
    await reserve(orders, listing.id, 2).expect(201);
    await reserve(orders, listing.id, 2).expect(409);
    expect(await dropFrom(uriOf(orders))).toMatchObject({ exitCode: 0 });
    await reserve(orders, listing.id, 2).expect(201);
    await reserve(orders, listing.id, 1).expect(409);
    expect(await dropFrom(uriOf(orders))).toEqual({ exitCode: 0, message: 'The index is gone already' });
  });

  it('is not finished by the command while a replica of the earlier version still stores orders', async () => {
    const orders = await startOrders();
    await buildOldIndex(orders);
    const { id } = await aTicketOnSale(orders.bus);
    await ordersOf(orders).insertOne(anOldOrder(id, anId(), new Date()));
    const { exitCode, message } = await dropFrom(uriOf(orders));
    expect([exitCode, message]).toEqual([1, expect.stringContaining('still stores orders')]);
    const names = (await ordersOf(orders).indexes()).map(({ name }) => name);
    expect(names).toContain(SINGLE_TICKET_INDEX);
    await reserve(orders, id, 1).expect(409);
  });

  it('gives what an earlier replica stored last its unit before the index is dropped', async () => {
    const orders = await startOrders();
    await buildOldIndex(orders);
    const { id } = await aTicketOnSale(orders.bus);
    await ordersOf(orders).insertOne(anOldOrder(id, anId()));
    expect(await dropFrom(uriOf(orders))).toMatchObject({ exitCode: 0 });
    await reserve(orders, id, 1).expect(409);
  });

  it('says what is wrong when there is no database', async () => {
    const { exitCode, message } = await dropFrom('mongodb://127.0.0.1:1/orders');
    expect([exitCode, message]).toEqual([1, expect.stringContaining('cannot be used')]);
  });
});
