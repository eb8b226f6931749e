import { orderCancelled, orderCompleted, orderCreated, ticketCreated, ticketUpdated } from '@ticketing/common';
import type { Ticket } from '@ticketing/common/contracts';
import { anOrderCancelled, anOrderCompleted, anOrderCreated, aUser, stopAll } from '@ticketing/common/testing';
import { startTickets } from '../testing/start-tickets';

type Tickets = Awaited<ReturnType<typeof startTickets>>;
let tickets: Tickets;
const seller = aUser();

beforeAll(async () => {
  tickets = await startTickets({ now: () => new Date('2027-06-01T12:00:00Z') });
});
afterAll(stopAll);

const seats = ['12', '13', '14', '15'];
const four = { quantity: 4, split: 'no-single', section: 'Stalls', row: 'C', seats };

/** Reserves units, as orders publishes it. */
async function reserve(id: string, units: number[], from: Tickets = tickets) {
  const order = anOrderCreated({ ticket: { id, price: 19.99, units }, quantity: units.length });
  await from.bus.deliver(orderCreated, order);
  return order;
}
async function sell(id: string, units: number[], from: Tickets = tickets) {
  const order = await reserve(id, units, from);
  await from.bus.deliver(orderCompleted, anOrderCompleted(order));
  return order;
}
const messageOf = (answer: { body: unknown }) =>
  (answer.body as { errors: { message: string }[] }).errors.map(({ message }) => message).join();

describe('a listing of several tickets', () => {
  it('is shown and published with its units', async () => {
    const restrictions = 'Limited view';
    const created = await tickets.create({ ...four, faceValue: '25.50', restrictions }, seller);
    expect(created).toMatchObject({ ...four, faceValue: 25.5, restrictions, status: 'on-sale', available: 4 });
    const { data } = await tickets.bus.waitForPublished(ticketCreated, ({ id }) => id === created.id);
    expect(data).toMatchObject({ ...four, userId: seller.id, userEmail: seller.email });
  });

  it('says how many are left, and who holds which', async () => {
    const { id } = await tickets.create(four, seller);
    const reserved = await reserve(id, [0, 1]);
    expect(await tickets.show(id)).toMatchObject({ status: 'on-sale', available: 2, version: 1 });
    expect(await tickets.show(id)).not.toHaveProperty('orderId');
    const sold = await sell(id, [2, 3]);
    expect(await tickets.show(id)).toMatchObject({ status: 'reserved', available: 0, version: 3 });
    const { data } = await tickets.bus.waitForPublished(ticketUpdated, (it) => it.id === id && it.version === 3);
    expect(data.units).toEqual([
      { n: 0, orderId: reserved.id },
      { n: 1, orderId: reserved.id },
      { n: 2, orderId: sold.id, sold: true },
      { n: 3, orderId: sold.id, sold: true },
    ]);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(reserved));
    expect(await tickets.show(id)).toMatchObject({ status: 'on-sale', available: 2 });
    await sell(id, [0, 1]);
    expect(await tickets.show(id)).toMatchObject({ status: 'sold', available: 0 });
  });

  it.each([
    [{ quantity: 3, seats: ['1', '2'] }, 'seats'],
    [{ quantity: 10, price: 100_000 }, 'price'],
    [{ seats: ['1', '2'] }, 'seats'],
  ])('is refused for what single fields cannot tell: %j', async (fields, field) => {
    const { body } = await tickets.post({ title: 'Winter concert', price: 19.99, ...fields }).expect(400);
    expect(body).toMatchObject({ errors: [{ field }] });
  });

  it('keeps what an older client does not know when that client changes it', async () => {
    const created = await tickets.create({ ...four, faceValue: 30 }, seller);
    const { body } = await tickets.put(created.id, { title: 'Winter concert', price: 15 }, seller).expect(200);
    expect(body).toEqual({ ...created, price: 15, version: 1 });
  });

  it('loses what is removed with null, and changes its number', async () => {
    const { id } = await tickets.create(four, seller);
    const details = { title: 'Winter concert', price: 15, quantity: 2, section: null, seats: ['1', '2'] };
    const { body } = await tickets.put(id, details, seller).expect(200);
    expect(body).toMatchObject({ quantity: 2, available: 2, seats: ['1', '2'], row: 'C' });
    expect(body).not.toHaveProperty('section');
    await tickets.put(id, { title: 'Winter concert', price: 15, quantity: 3 }, seller).expect(400);
  });

  it('changes only its price once some of it is sold, and nothing while some of it is reserved', async () => {
    const { id, title } = await tickets.create(four, seller);
    await sell(id, [0, 1]);
    const { body } = await tickets.put(id, { title, price: 12, ...four }, seller).expect(200);
    expect(body).toMatchObject({ price: 12, available: 2 });
    for (const change of [{ title: 'Other' }, { quantity: 5, seats: [...seats, '16'] }, { row: 'D' }]) {
      const refused = await tickets.put(id, { title, price: 12, ...four, ...change }, seller).expect(409);
      expect(messageOf(refused)).toContain('only the price');
    }
    await reserve(id, [2, 3]);
    await tickets.put(id, { title, price: 11 }, seller).expect(409);
  });
});

describe('GET /api/tickets?quantity=', () => {
  it('lists those that sell so many together, of every sort and with any search', async () => {
    const own = await startTickets({ now: () => new Date('2027-06-01T12:00:00Z') });
    const create = async (title: string, fields: object) => (await own.create({ title, ...fields })).id;
    const single = await create('Single', {});
    const any = await create('Any', { quantity: 3 });
    const none = await create('None', { quantity: 3, split: 'none' });
    const noSingle = await create('NoSingle', { quantity: 3, split: 'no-single' });
    const partly = await create('Partly', { quantity: 4 });
    await reserve(partly, [0, 1], own);
    const listed = async (query: string) =>
      ((await own.get(`/api/tickets?${query}`).expect(200)).body as Ticket[]).map(({ id }) => id).sort();
    for (const sort of ['date', 'price', '-price', 'newest']) {
      expect(await listed(`sort=${sort}&quantity=1`)).toEqual([single, any, noSingle, partly].sort());
      expect(await listed(`sort=${sort}&quantity=2`)).toEqual([any, partly].sort());
      expect(await listed(`sort=${sort}&quantity=3`)).toEqual([any, none, noSingle].sort());
      expect(await listed(`sort=${sort}&quantity=4`)).toEqual([]);
      expect(await listed(`sort=${sort}&quantity=2&limit=1`)).toHaveLength(1);
    }
    expect(await listed('quantity=2&q=part')).toEqual([partly]);
    await own.put(any, { title: 'Any', price: 5, quantity: 1 }, aUser()).expect(403);
  });

  it.each(['0', '11', '1.5', 'two', '-1', '2&quantity=3'])('is refused for %s', async (quantity) => {
    await tickets.get(`/api/tickets?quantity=${quantity}`).expect(400);
  });
});

describe('with LISTING_CAP_PERCENT', () => {
  it('requires the face value, and caps the price at its share', async () => {
    const base = await startTickets();
    const capped = await startTickets({ env: { ...base.env, LISTING_CAP_PERCENT: '110' } });
    const post = (fields: object) => capped.post({ title: 'Winter concert', ...fields }, seller);
    expect((await post({ price: 10 }).expect(400)).body).toMatchObject({ errors: [{ field: 'faceValue' }] });
    const tooMuch = await post({ price: 11.01, faceValue: 10 }).expect(400);
    expect(messageOf(tooMuch)).toBe('Price must be at most 11.00, 110 % of the face value');
    const { body } = await post({ price: 11, faceValue: 10 }).expect(201);
    const { id, title } = body as Ticket;
    await capped.put(id, { title, price: 11.5 }, seller).expect(400);
    await capped.put(id, { title, price: 10.5 }, seller).expect(200);
    await capped.put(id, { title, price: 10.5, faceValue: null }, seller).expect(400);
  });
});
