import { orderCreated, ticketUpdated } from '@ticketing/common';
import { anId, aTicketUpdated, stopAll } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { aBuyer, type Buyer } from '../testing/buyer';
import { adjustableClock, startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

const clock = adjustableClock();
let orders: StartedOrders;
let buyer: Buyer;

beforeAll(async () => {
  orders = await startOrders({ overrides: { now: clock.now } });
});
beforeEach(() => {
  buyer = aBuyer(orders.url);
});
afterAll(stopAll);

describe('POST /api/orders', () => {
  it('reserves the ticket for 15 minutes', async () => {
    const ticket = await aTicketOnSale(orders.bus, { price: 19.99, date: '2100-05-01', timeZone: 'Europe/London' });
    const before = Date.now();
    const order = await buyer.reserve(ticket.id);
    expect(order).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      status: 'created',
      expiresAt: expect.any(String) as string,
      userId: buyer.user.id,
      version: 0,
      quantity: 1,
      total: 19.99,
      ticket: { id: ticket.id, title: ticket.title, price: 19.99, date: '2100-05-01', timeZone: 'Europe/London' },
    });
    const held = new Date(order.expiresAt).getTime() - before;
    expect(held).toBeGreaterThanOrEqual(900_000);
    expect(held).toBeLessThan(910_000);
  });

  it('leaves out the date of a ticket without one', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    expect((await buyer.reserve(ticket.id)).ticket).not.toHaveProperty('date');
  });

  it('publishes the reservation', async () => {
    const ticket = await aTicketOnSale(orders.bus, { price: 0.57 });
    const order = await buyer.reserve(ticket.id);
    const { data } = await orders.bus.waitForPublished(orderCreated, ({ id }) => id === order.id);
    expect(data).toEqual({
      id: order.id,
      version: 0,
      status: 'created',
      userId: buyer.user.id,
      userEmail: buyer.user.email,
      expiresAt: order.expiresAt,
      ticket: { id: ticket.id, price: 0.57, units: [0] },
      quantity: 1,
      total: 0.57,
    });
  });

  it("carries the request's id into the event", async () => {
    const ticket = await aTicketOnSale(orders.bus);
    const answer = await buyer.post({ ticketId: ticket.id }, { 'x-request-id': 'buy-1' }).expect(201);
    const { id } = answer.body as { id: string };
    const event = await orders.bus.waitForPublished(orderCreated, (data) => data.id === id);
    expect(event.correlationId).toBe('buy-1');
  });

  it('keeps the price at which the ticket was reserved', async () => {
    const ticket = await aTicketOnSale(orders.bus, { price: 10 });
    const order = await buyer.reserve(ticket.id);
    await orders.bus.deliver(ticketUpdated, aTicketUpdated(ticket, { price: 99, title: 'Dearer' }));
    const shown = await buyer.show(order.id).expect(200);
    expect(shown.body).toMatchObject({ ticket: { price: 10, title: ticket.title } });
  });

  it('reserves the latest copy of the ticket', async () => {
    const ticket = await aTicketOnSale(orders.bus, { date: '2100-05-01T00:00:00.000Z' });
    await orders.bus.deliver(ticketUpdated, { ...aTicketUpdated(ticket, { price: 12.5 }), date: undefined });
    const order = await buyer.reserve(ticket.id);
    expect(order.ticket).toEqual({ id: ticket.id, title: ticket.title, price: 12.5 });
  });

  it('accepts the id of the ticket in upper and lower case', async () => {
    const ticket = await aTicketOnSale(orders.bus, { id: 'abcdef0123456789abcdef01' });
    const order = await buyer.reserve(ticket.id.toUpperCase());
    expect(order.ticket.id).toBe(ticket.id);
  });

  it.each([0.57, 1.15, 19.99, 999_999.99])('keeps a price of %d exactly, as an integer of pence', async (price) => {
    const ticket = await aTicketOnSale(orders.bus, { price });
    expect((await buyer.reserve(ticket.id)).ticket.price).toBe(price);
    const stored = await orders.mongo.connection.collection('orders').findOne({ 'ticket.id': ticket.id });
    expect(stored).toMatchObject({ ticket: { price: Math.round(price * 100) } });
  });

  it('refuses an unknown ticket', async () => {
    const answer = await buyer.post({ ticketId: anId() }).expect(404);
    expect(answer.body).toEqual({ errors: [{ message: 'There is no such ticket' }] });
  });

  it('refuses a ticket that another order holds', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    await aBuyer(orders.url).reserve(ticket.id);
    const answer = await buyer.post({ ticketId: ticket.id }).expect(409);
    expect(answer.body).toEqual({ errors: [{ message: 'This ticket is reserved' }] });
  });

  it('refuses a ticket that an order of the caller holds', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    await buyer.reserve(ticket.id);
    await buyer.post({ ticketId: ticket.id }).expect(409);
  });

  it('accepts a ticket again after its reservation was cancelled', async () => {
    const ticket = await aTicketOnSale(orders.bus);
    const other = aBuyer(orders.url);
    const first = await other.reserve(ticket.id);
    await other.cancel(first.id).expect(204);
    expect((await buyer.reserve(ticket.id)).id).not.toBe(first.id);
  });

  it('refuses a ticket whose time has passed, and accepts one whose time has not', async () => {
    const past = await aTicketOnSale(orders.bus, { date: clock.now().toISOString() });
    const answer = await buyer.post({ ticketId: past.id }).expect(409);
    expect(answer.body).toEqual({ errors: [{ message: expect.stringContaining('date has passed') as string }] });
    const soon = await aTicketOnSale(orders.bus, { date: new Date(clock.now().getTime() + 60_000).toISOString() });
    await buyer.reserve(soon.id);
  });

  it.each([
    ['Asia/Tokyo', 9],
    ['America/Los_Angeles', -7],
    ['Pacific/Kiritimati', 14],
    [undefined, -12],
  ])('accepts a ticket of a day until the day is over in %s', async (timeZone, offsetHours) => {
    // In June, when no clock changes, one hour before the end of the day there.
    const end = Date.UTC(2100, 5, 2) - offsetHours * 3_600_000;
    let time = end - 1;
    const service = await startOrders({ overrides: { now: () => new Date(time) } });
    const day = { date: '2100-06-01', ...(timeZone !== undefined && { timeZone }) };
    const [first, second] = [await aTicketOnSale(service.bus, day), await aTicketOnSale(service.bus, day)];
    const visitor = aBuyer(service.url);
    expect((await visitor.reserve(first.id)).ticket).toMatchObject(day);
    time = end;
    await visitor.post({ ticketId: second.id }).expect(409);
  });

  it.each([
    [new Date('2100-05-01T00:00:00Z'), '2100-05-01'],
    [new Date('2100-05-01T19:30:00Z'), '2100-05-01T19:30:00.000Z'],
  ])('accepts the copy of a ticket that an earlier version stored, of %j', async (stored, date) => {
    const { id } = await aTicketOnSale(orders.bus);
    const _id = new Types.ObjectId(id);
    await orders.mongo.connection.collection('tickets').updateOne({ _id }, { $set: { date: stored } });
    expect((await buyer.reserve(id)).ticket.date).toBe(date);
  });

  it.each([
    ['missing', {}],
    ['a number', { ticketId: 42 }],
    ['null', { ticketId: null }],
    ['an array', { ticketId: ['5f5f5f5f5f5f5f5f5f5f5f5f'] }],
    ['an operator', { ticketId: { $gt: '' } }],
    ['empty', { ticketId: '' }],
    ['no id', { ticketId: 'not-an-id' }],
    ['too long', { ticketId: '5f5f5f5f5f5f5f5f5f5f5f5f5' }],
  ])('refuses a ticketId that is %s', async (_what, body) => {
    const answer = await buyer.post(body).expect(400);
    expect(answer.body).toEqual({ errors: [{ message: expect.any(String) as string, field: 'ticketId' }] });
  });

  it('ignores unknown fields', async () => {
    const ticket = await aTicketOnSale(orders.bus, { price: 50 });
    const wanted = { ticketId: ticket.id, price: 1, status: 'complete', userId: anId(), _id: anId() };
    const answer = await buyer.post(wanted).expect(201);
    expect(answer.body).toMatchObject({ status: 'created', userId: buyer.user.id, ticket: { price: 50 } });
    const { id } = answer.body as { id: string };
    expect(id).not.toBe(wanted._id);
  });
});
