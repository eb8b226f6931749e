import { orderCompleted, orderCreated, paymentCreated, type TicketCreated } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { anId, aPaymentCreated, stopAll } from '@ticketing/common/testing';
import { aBuyer, type Buyer } from '../testing/buyer';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

let orders: StartedOrders;
let replica: StartedOrders;

beforeAll(async () => {
  orders = await startOrders();
  replica = await startOrders({ env: orders.environment, bus: orders.bus });
});
afterAll(stopAll);

const aListing = (fields: Partial<TicketCreated>) => aTicketOnSale(orders.bus, { quantity: 4, ...fields });
const reserve = async (ticketId: string, quantity: number, buyer = aBuyer(orders.url)) =>
  (await buyer.post({ ticketId, quantity }).expect(201)).body as Order;
const refusalOf = async (ticketId: string, quantity: number, buyer = aBuyer(orders.url)) =>
  ((await buyer.post({ ticketId, quantity }).expect(409)).body as { errors: { message: string }[] }).errors[0]?.message;
const pay = (orderId: string) => orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId }));

/** What is stored of the orders that hold units of a listing. */
const holdersOf = (ticketId: string) =>
  orders.mongo.connection
    .collection<{ userId: string; ticket: { units: number[] } }>('orders')
    .find({ 'ticket.id': ticketId, live: true })
    .toArray();

describe('POST /api/orders for several tickets', () => {
  it('reserves them together, and says what they cost to the penny, and which seats they are', async () => {
    const seller = { userId: anId(), userEmail: 'seller@example.com' };
    const place = { section: 'Stalls', row: 'C', seats: ['12', '13', '14', '15'] };
    const ticket = await aListing({ ...seller, ...place, price: 0.29 });
    const buyer = aBuyer(orders.url);
    await reserve(ticket.id, 1);
    const order = await reserve(ticket.id, 3, buyer);
    const seats = ['13', '14', '15'];
    expect(order).toMatchObject({
      quantity: 3,
      total: 0.87,
      ticket: { price: 0.29, section: 'Stalls', row: 'C', seats },
    });
    expect((await buyer.show(order.id).expect(200)).body).toEqual(order);
    expect((await buyer.list().expect(200)).body).toEqual([order]);
    const created = await orders.bus.waitForPublished(orderCreated, ({ id }) => id === order.id);
    const told = { quantity: 3, total: 0.87, seller: { id: seller.userId, email: seller.userEmail } };
    expect(created.data).toMatchObject({ ...told, ticket: { units: [1, 2, 3] } });
    await pay(order.id);
    const completed = await orders.bus.waitForPublished(orderCompleted, ({ id }) => id === order.id);
    expect(completed.data).toMatchObject({ ...told, ticket: { units: [1, 2, 3], seats } });
  });

  it('refunds all of them when the order can’t be completed', async () => {
    const { id } = await aListing({ price: 19.99 });
    const buyer = aBuyer(orders.url);
    const order = await reserve(id, 2, buyer);
    await buyer.cancel(order.id).expect(204);
    await pay(order.id);
    expect((await buyer.show(order.id).expect(200)).body).toMatchObject({ refund: { status: 'due', amount: 3998 } });
  });

  it('says why it does not reserve that number', async () => {
    const listing = await aListing({});
    await reserve(listing.id, 2);
    expect(await refusalOf(listing.id, 3)).toBe('Only 2 are left');
    expect(await refusalOf((await aListing({ split: 'none' })).id, 3)).toContain('Sold together only');
    expect(await refusalOf((await aListing({ split: 'no-single' })).id, 3)).toContain('One alone must not be left');
    const single = await aTicketOnSale(orders.bus);
    expect(await refusalOf(single.id, 2)).toBe('Only 1 is left');
    await reserve(single.id, 1);
    expect(await refusalOf(single.id, 2)).toBe('This ticket is reserved');
  });

  it.each([0, 11, 1.5, '2', null, [2]])('refuses the quantity %j', async (quantity) => {
    const { id } = await aListing({});
    const { body } = await aBuyer(orders.url).post({ ticketId: id, quantity }).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'quantity' }] });
  });

  it('reserves again what was given back', async () => {
    const { id } = await aListing({ split: 'none' });
    const buyer = aBuyer(orders.url);
    await buyer.cancel((await reserve(id, 4, buyer)).id).expect(204);
    expect(await reserve(id, 4)).toMatchObject({ quantity: 4 });
  });

  it('finds the order of an earlier run with the same key, though its units are no longer free', async () => {
    const { id } = await aListing({});
    const buyer = aBuyer(orders.url);
    const headers = { 'idempotency-key': 'four-at-once' };
    const first = (await buyer.post({ ticketId: id, quantity: 4 }, headers).expect(201)).body as Order;
    // As after a crash between the order and the answer.
    const unanswered = { $unset: { answer: '' }, $set: { heldUntil: new Date(0) } } as const;
    await orders.mongo.connection.collection('idempotencykeys').updateMany({}, unanswered);
    const { body } = await buyer.post({ ticketId: id, quantity: 4 }, headers).expect(201);
    expect(body).toEqual(first);
  });
});

describe('a hundred simultaneous buyers of one to four out of ten, over two replicas', () => {
  const rush = async (ticketId: string) => {
    const asking = Array.from({ length: 100 }, (_, n) => {
      const buyer: Buyer = aBuyer((n % 2 ? orders : replica).url);
      return buyer.post({ ticketId, quantity: 1 + (n % 4) });
    });
    return (await Promise.all(asking)).map(({ status }) => status);
  };

  it.each(['any', 'none', 'no-single'] as const)('reserve no unit twice, and keep to the split %s', async (split) => {
    const { id } = await aListing({ quantity: 10, split });
    const statuses = await rush(id);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    const holders = await holdersOf(id);
    const units = holders.flatMap(({ ticket }) => ticket.units);
    expect(new Set(units).size).toBe(units.length);
    expect(holders).toHaveLength(statuses.filter((status) => status === 201).length);
    const left = 10 - units.length;
    if (split === 'any') expect(left).toBe(0);
    if (split === 'none') expect(left).toBe(10);
    if (split === 'no-single') expect(left).not.toBe(1);
  });

  it('would sell units twice without the unique index, which decides', async () => {
    const own = await startOrders();
    await own.mongo.connection.collection('orders').dropIndex('ticket.id_1_ticket.units_1');
    const { id } = await aTicketOnSale(own.bus, { quantity: 10 });
    await Promise.all(Array.from({ length: 50 }, () => aBuyer(own.url).post({ ticketId: id, quantity: 2 })));
    const found = await own.mongo.connection.collection('orders').find({ 'ticket.id': id, live: true }).toArray();
    expect(found.length).toBeGreaterThan(5);
  });
});
