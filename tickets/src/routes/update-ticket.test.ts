import { orderCancelled, orderCreated, ticketUpdated } from '@ticketing/common';
import type { Ticket } from '@ticketing/common/contracts';
import { anId, anOrderCancelled, anOrderCreated, aUser, stopAll } from '@ticketing/common/testing';
import { openTickets, startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;
let replica: Awaited<ReturnType<typeof startTickets>>;
let database: Awaited<ReturnType<typeof openTickets>>;
let today = new Date('2027-06-01T12:00:00Z');
const seller = aUser();
const onSale = { status: 'on-sale', quantity: 1, available: 1 };

beforeAll(async () => {
  tickets = await startTickets({ now: () => today });
  replica = await startTickets({ env: tickets.env, now: () => today });
  database = await openTickets(tickets.env);
});
beforeEach(() => {
  today = new Date('2027-06-01T12:00:00Z');
});
afterAll(async () => {
  await stopAll();
  await database.close();
});

const updatesOf = (id: string) =>
  tickets.bus
    .published(ticketUpdated)
    .map(({ data }) => data)
    .filter((data) => data.id === id);

describe('PUT /api/tickets/:id', () => {
  it('replaces the details of the ticket, and publishes the change', async () => {
    const { id } = await tickets.create({ date: '2027-12-24' }, seller);
    const details = { title: 'Summer concert', price: 25, date: '2027-07-01T20:00:00.000Z' };
    const { body } = await tickets.put(id, details, seller).expect(200);
    expect(body).toEqual({ id, ...details, userId: seller.id, version: 1, ...onSale });
    expect(await tickets.show(id)).toEqual(body);
    const event = await tickets.bus.waitForPublished(ticketUpdated, (data) => data.id === id);
    expect(event.data).toEqual({ id, ...details, userId: seller.id, userEmail: seller.email, version: 1, quantity: 1 });
  });

  it.each([{ date: null }, {}])('removes the date with %j', async (dateless) => {
    const { id } = await tickets.create({ date: '2027-12-24' }, seller);
    const { body } = await tickets.put(id, { title: 'Winter concert', price: 19.99, ...dateless }, seller).expect(200);
    expect(body).not.toHaveProperty('date');
    expect(await tickets.show(id)).toEqual(body);
  });

  it('replaces the time zone, also without a date, and removes it with null', async () => {
    const { id, title, price } = await tickets.create({ date: '2027-12-24', timeZone: 'Asia/Tokyo' }, seller);
    const { body } = await tickets.put(id, { title, price, timeZone: 'Europe/London' }, seller).expect(200);
    expect(body).toEqual({ id, title, price, timeZone: 'Europe/London', userId: seller.id, version: 1, ...onSale });
    expect(await tickets.show(id)).toEqual(body);
    await tickets.put(id, { title, price, timeZone: null }, seller).expect(200);
    expect(await tickets.show(id)).not.toHaveProperty('timeZone');
    await tickets.bus.waitForPublished(ticketUpdated, (data) => data.id === id && data.version === 2);
    expect(updatesOf(id).map(({ timeZone }) => timeZone)).toEqual(['Europe/London', undefined]);
  });

  it.each([{ date: '2027-12-24', timeZone: 'Europe/Paris' }, { date: null }])(
    'makes no new version for the same values: %j',
    async (dated) => {
      const created = await tickets.create(dated, seller);
      const { body } = await tickets.put(created.id, { title: ' Winter concert', price: '19.99', ...dated }, seller);
      expect(body).toEqual(created);
      const { body: changed } = await tickets.put(created.id, { title: 'Other', price: 1 }, seller).expect(200);
      expect(changed).toMatchObject({ version: 1 });
      await tickets.bus.waitForPublished(ticketUpdated, ({ id }) => id === created.id);
      expect(updatesOf(created.id)).toHaveLength(1);
    },
  );

  it('accepts the date that the ticket has, and no other day that is past', async () => {
    const { id } = await tickets.create({ date: '2027-06-01', timeZone: 'Asia/Tokyo' }, seller);
    today = new Date('2027-06-04T12:00:00Z');
    const details = { title: 'Still here', price: 19.99 };
    const kept = await tickets.put(id, { ...details, date: '2027-06-01', timeZone: 'Asia/Tokyo' }, seller).expect(200);
    expect(kept.body).toMatchObject({ title: 'Still here', date: '2027-06-01', timeZone: 'Asia/Tokyo' });
    const { body } = await tickets.put(id, { ...details, date: '2027-06-02' }, seller).expect(400);
    expect(body).toEqual({ errors: [{ message: 'Date must lie ahead: this day is over', field: 'date' }] });
    await tickets.put(id, { ...details, date: '2027-06-01T00:00:00Z' }, seller).expect(400);
  });

  it('answers 409 while the ticket is reserved, also for the same values', async () => {
    const { id, title, price } = await tickets.create({}, seller);
    const order = anOrderCreated({ ticket: { id, price } });
    await tickets.bus.deliver(orderCreated, order);
    const { body } = await tickets.put(id, { title, price }, seller).expect(409);
    expect(body).toEqual({ errors: [{ message: 'This ticket is reserved or sold and cannot be changed' }] });
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(order));
    await tickets.put(id, { title: 'Free again', price }, seller).expect(200);
  });

  it('stores no change that was started before a reservation', async () => {
    const { id, price } = await tickets.create({}, seller);
    const [, { status }] = await Promise.all([
      replica.bus.deliver(orderCreated, anOrderCreated({ ticket: { id, price } })),
      tickets.put(id, { title: 'Changed meanwhile', price: 1 }, seller),
    ]);
    const ticket = await tickets.show(id);
    expect(ticket.title === 'Changed meanwhile').toBe(status === 200);
    expect(ticket.version).toBe(status === 200 ? 2 : 1);
    expect(ticket).toHaveProperty('orderId');
  });

  it('stores each simultaneous change as its own version, or answers 409', async () => {
    const { id } = await tickets.create({}, seller);
    const changes = Array.from({ length: 12 }, (_, n) =>
      (n % 2 ? tickets : replica).put(id, { title: `Change ${n}`, price: 5 }, seller),
    );
    const answers = await Promise.all(changes);
    const stored = answers.filter(({ status }) => status === 200).map(({ body }) => body as Ticket);
    expect(stored.map(({ version }) => version).sort((a, b) => a - b)).toEqual(stored.map((_, n) => n + 1));
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect((await tickets.show(id)).version).toBe(stored.length);
  });

  it('is checked in order: input, existence, owner, state', async () => {
    const { id, price } = await tickets.create({}, seller);
    await tickets.bus.deliver(orderCreated, anOrderCreated({ ticket: { id, price } }));
    const stranger = aUser();
    const details = { title: 'Mine', price };
    await tickets.put(anId(), {}, stranger).expect(400);
    await tickets.put(anId(), { ...details, date: '2020-01-01' }, stranger).expect(400);
    await tickets.put(anId(), details, stranger).expect(404, { errors: [{ message: 'Not found' }] });
    await tickets.put('nonsense', details, stranger).expect(404);
    await tickets.put(id, details, stranger).expect(403, { errors: [{ message: 'This belongs to another account' }] });
    await tickets.put(id, details, seller).expect(409);
  });

  it('ignores fields that the seller cannot set', async () => {
    const { id } = await tickets.create({}, seller);
    const fields = { title: 'New', price: 5, userId: anId(), orderId: anId(), version: 9, listed: false };
    const { body } = await tickets.put(id, fields, seller).expect(200);
    expect(body).toEqual({ id, title: 'New', price: 5, userId: seller.id, version: 1, ...onSale });
  });

  it('lists a ticket again when its past date is replaced, even while a sweep unlists it', async () => {
    const { id } = await tickets.create({ date: '2027-06-01' }, seller);
    const changing = await database.tickets.findById(id).orFail();
    await database.tickets.collection.updateOne({ _id: changing._id }, { $set: { listed: false } });
    changing.edit({ title: changing.title, price: changing.price, date: '2027-08-01' });
    await changing.save();
    const { body } = await tickets.get('/api/tickets?limit=100').expect(200);
    expect((body as Ticket[]).map((ticket) => ticket.id)).toContain(id);
  });
});
