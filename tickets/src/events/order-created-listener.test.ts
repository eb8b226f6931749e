import { OutOfOrderEventError, orderCancelled, orderCreated, ticketUpdated } from '@ticketing/common';
import { anId, anOrderCancelled, anOrderCreated, stopAll } from '@ticketing/common/testing';
import { startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;

beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(stopAll);

const anOrderFor = (id: string) => anOrderCreated({ ticket: { id, price: 19.99 } });

describe('order:created', () => {
  it('reserves the ticket and publishes the reservation', async () => {
    const ticket = await tickets.create({ date: '2999-01-01' });
    const order = anOrderFor(ticket.id);
    await tickets.bus.deliver(orderCreated, order);
    const reserved = { version: 1, orderId: order.id };
    expect(await tickets.show(ticket.id)).toEqual({ ...ticket, ...reserved, status: 'reserved', available: 0 });
    const event = await tickets.bus.waitForPublished(ticketUpdated, ({ id }) => id === ticket.id);
    expect(event.data).toMatchObject({ ...reserved, quantity: 1, units: [{ n: 0, orderId: order.id }] });
  });

  it('changes nothing when delivered again', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    await tickets.bus.deliver(orderCreated, order);
    await tickets.bus.deliver(orderCreated, order);
    expect(await tickets.show(id)).toMatchObject({ version: 1, orderId: order.id });
  });

  it('leaves the ticket free when the cancellation was delivered first', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(order));
    await tickets.bus.deliver(orderCreated, order);
    const ticket = await tickets.show(id);
    expect(ticket).not.toHaveProperty('orderId');
    expect(ticket.version).toBe(0);
  });

  it('leaves the ticket free when it is delivered again after the release', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    await tickets.bus.deliver(orderCreated, order);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(order));
    await tickets.bus.deliver(orderCreated, order);
    expect(await tickets.show(id)).toMatchObject({ version: 2 });
    expect(await tickets.show(id)).not.toHaveProperty('orderId');
  });

  it('waits while another order holds the ticket', async () => {
    const { id } = await tickets.create();
    const [first, second] = [anOrderFor(id), anOrderFor(id)];
    await tickets.bus.deliver(orderCreated, first);
    const waiting = tickets.bus.deliver(orderCreated, second);
    expect(await tickets.show(id)).toMatchObject({ orderId: first.id });
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(first));
    await waiting;
    expect(await tickets.show(id)).toMatchObject({ orderId: second.id, version: 3 });
  });

  it('is rejected for redelivery when the other cancellation does not arrive in time', async () => {
    const { id } = await tickets.create();
    const first = anOrderFor(id);
    await tickets.bus.deliver(orderCreated, first);
    await expect(tickets.bus.deliver(orderCreated, anOrderFor(id))).rejects.toThrow(OutOfOrderEventError);
    expect(await tickets.show(id)).toMatchObject({ orderId: first.id, version: 1 });
  });

  it('becomes a dead letter when the ticket is unknown, and can be replayed', async () => {
    const order = anOrderFor(anId());
    await tickets.bus.deliver(orderCreated, order);
    const { body } = await tickets.get('/dead-letters').expect(200);
    const [letter] = body as { id: string }[];
    expect(letter).toMatchObject({ subject: 'order:created', reason: `There is no ticket ${order.ticket.id}` });
    await tickets.api.post(`/dead-letters/${letter?.id}/replay`).expect(202);
    await tickets.api.delete(`/dead-letters/${letter?.id}`).expect(204);
  });

  it('becomes a dead letter when it is invalid, and the next event is handled', async () => {
    const { id } = await tickets.create();
    await tickets.bus.deliverText(orderCreated.subject, '{ not an event');
    const { body } = await tickets.get('/dead-letters').expect(200);
    expect(body).toMatchObject([{ payload: '{ not an event', reason: 'not a CloudEvent in JSON' }]);
    await tickets.bus.deliver(orderCreated, anOrderFor(id));
    expect(await tickets.show(id)).toMatchObject({ version: 1 });
  });
});
