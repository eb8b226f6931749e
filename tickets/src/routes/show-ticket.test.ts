import { orderCreated } from '@ticketing/common';
import { anId, anOrderCreated, stopAll } from '@ticketing/common/testing';
import { startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;

beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(stopAll);

describe('GET /api/tickets/:id', () => {
  it('shows a ticket without a session, and without private fields', async () => {
    const created = await tickets.create({ title: 'Opera', price: '42.50', date: '2999-01-31' });
    const { body } = await tickets.get(`/api/tickets/${created.id}`).expect(200);
    expect(body).toEqual({
      id: created.id,
      title: 'Opera',
      price: 42.5,
      date: '2999-01-31',
      userId: created.userId,
      version: 0,
      status: 'on-sale',
      quantity: 1,
      available: 1,
    });
  });

  it('shows a reserved ticket, and the order that holds it', async () => {
    const { id } = await tickets.create();
    const order = anOrderCreated({ ticket: { id, price: 19.99 } });
    await tickets.bus.deliver(orderCreated, order);
    expect(await tickets.show(id)).toMatchObject({ id, orderId: order.id, version: 1 });
  });

  it('accepts the id in upper and lower case, and answers in lower case', async () => {
    const { id } = await tickets.create();
    expect((await tickets.show(id.toUpperCase())).id).toBe(id);
  });

  it.each([anId(), 'nonsense', anId().slice(1), '%24gt', 'undefined'])('answers 404 for %s', async (id) => {
    const { body } = await tickets.get(`/api/tickets/${id}`).expect(404);
    expect(body).toEqual({ errors: [{ message: 'Not found' }] });
  });

  it('answers 400 for a path that is not UTF-8', async () => {
    const { body } = await tickets.get('/api/tickets/%ff').expect(400);
    expect(body).toEqual({ errors: [{ message: 'The path is not UTF-8' }] });
  });

  it.each(['/api/tickets/a/b', '/api/nothing'])('answers 404 for %s, which has no route', async (path) => {
    await tickets.get(path).expect(404, { errors: [{ message: 'Not found' }] });
  });

  it('answers 404 for an unknown method', async () => {
    const { id } = await tickets.create();
    await tickets.api.patch(`/api/tickets/${id}`).expect(404, { errors: [{ message: 'Not found' }] });
  });
});
