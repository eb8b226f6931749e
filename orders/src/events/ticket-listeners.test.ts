import { OutOfOrderEventError, ticketCreated, ticketUpdated } from '@ticketing/common';
import { anId, aTicketCreated, aTicketUpdated, stopAll } from '@ticketing/common/testing';
import request from 'supertest';
import { startOrders, type StartedOrders } from '../testing/start-orders';
import { Types } from 'mongoose';

let orders: StartedOrders;

beforeAll(async () => {
  orders = await startOrders();
});
afterAll(stopAll);

const copyOf = (id: string) =>
  orders.mongo.connection.collection('tickets').findOne({ _id: new Types.ObjectId(id) }, { projection: { _id: 0 } });

describe('ticket:created', () => {
  it('copies the ticket, with its price in pence', async () => {
    const ticket = aTicketCreated({ price: 1.15, date: '2100-05-01', timeZone: 'Europe/London' });
    await orders.bus.deliver(ticketCreated, ticket);
    const { title, date, timeZone } = ticket;
    const onSaleUntil = new Date('2100-05-01T23:00:00Z');
    expect(await copyOf(ticket.id)).toEqual({ title, price: 115, date, timeZone, onSaleUntil, version: 0 });
  });

  it('changes nothing when delivered again, also after an update', async () => {
    const ticket = aTicketCreated();
    await orders.bus.deliver(ticketCreated, ticket);
    await orders.bus.deliver(ticketUpdated, aTicketUpdated(ticket, { title: 'Moved' }));
    await orders.bus.deliver(ticketCreated, ticket);
    expect(await copyOf(ticket.id)).toMatchObject({ title: 'Moved', version: 1 });
  });
});

describe('ticket:updated', () => {
  it('updates the copy', async () => {
    const ticket = aTicketCreated({ date: '2100-05-01T00:00:00Z' });
    await orders.bus.deliver(ticketCreated, ticket);
    await orders.bus.deliver(ticketUpdated, { ...aTicketUpdated(ticket, { price: 30 }), date: undefined });
    expect(await copyOf(ticket.id)).toEqual({ title: ticket.title, price: 3000, version: 1 });
  });

  it('waits for the creation when it arrives first', async () => {
    const ticket = aTicketCreated();
    const update = orders.bus.deliver(ticketUpdated, aTicketUpdated(ticket, { title: 'Moved' }));
    await orders.bus.deliver(ticketCreated, ticket);
    await update;
    expect(await copyOf(ticket.id)).toMatchObject({ title: 'Moved', version: 1 });
  });

  it('is rejected for redelivery while an earlier version is missing', async () => {
    const ticket = aTicketCreated();
    await orders.bus.deliver(ticketCreated, ticket);
    const second = aTicketUpdated(ticket, { version: 2 });
    await expect(orders.bus.deliver(ticketUpdated, second)).rejects.toThrow(OutOfOrderEventError);
    expect(await copyOf(ticket.id)).toMatchObject({ version: 0 });
  });
});

describe('an invalid event', () => {
  const deadLetters = async () =>
    (await request(orders.url).get('/dead-letters').expect(200)).body as { subject: string; payload: unknown }[];

  it.each([
    ['no JSON', 'gibberish'],
    ['no event', '{}'],
    ['of the wrong shape', JSON.stringify({ ...aTicketCreated(), price: 'cheap' })],
  ])('that is %s becomes a dead letter, and later events are handled', async (_what, payload) => {
    const before = (await deadLetters()).length;
    await orders.bus.deliverText('ticket:created', payload);
    expect(await deadLetters()).toHaveLength(before + 1);
    const ticket = aTicketCreated();
    await orders.bus.deliver(ticketCreated, ticket);
    expect(await copyOf(ticket.id)).toMatchObject({ version: 0 });
  });

  it('with a price finer than a penny becomes a dead letter', async () => {
    const ticket = aTicketCreated({ id: anId(), price: 1.005 });
    await orders.bus.deliver(ticketCreated, ticket);
    expect(await copyOf(ticket.id)).toBeNull();
    const parked = (await deadLetters()).find(({ payload }) => JSON.stringify(payload).includes(ticket.id));
    expect(parked).toMatchObject({ subject: 'ticket:created', attempts: 5 });
  });
});
