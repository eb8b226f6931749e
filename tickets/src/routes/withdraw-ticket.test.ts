import { orderCancelled, orderCompleted, orderCreated, ticketUpdated } from '@ticketing/common';
import { anId, anOrderCancelled, anOrderCompleted, anOrderCreated, aUser, stopAll } from '@ticketing/common/testing';
import { startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;
const seller = aUser();

beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(stopAll);

async function reserve(id: string, units: number[]) {
  const order = anOrderCreated({ ticket: { id, price: 19.99, units } });
  await tickets.bus.deliver(orderCreated, order);
  return order;
}
const listedIds = async () =>
  ((await tickets.get('/api/tickets?limit=100').expect(200)).body as { id: string }[]).map(({ id }) => id);

describe('DELETE /api/tickets/:id', () => {
  it('takes the ticket off the market, once, and publishes it', async () => {
    const { id, title } = await tickets.create({}, seller);
    await tickets.withdraw(id, seller).expect(204);
    await tickets.withdraw(id, seller).expect(204);
    expect(await tickets.show(id)).toMatchObject({ status: 'withdrawn', version: 1 });
    expect(await listedIds()).not.toContain(id);
    const { data } = await tickets.bus.waitForPublished(ticketUpdated, (ticket) => ticket.id === id);
    expect(data.withdrawn).toBe(true);
    await tickets.put(id, { title, price: 1 }, seller).expect(409);
  });

  it('is refused while some of it is reserved, to others, and of what does not exist', async () => {
    const { id } = await tickets.create({ quantity: 3 }, seller);
    const order = await reserve(id, [0]);
    await tickets.withdraw(id, seller).expect(409);
    await tickets.withdraw(id, aUser()).expect(403);
    await tickets.withdraw(anId(), seller).expect(404);
    await tickets.withdraw('nonsense', seller).expect(404);
    await tickets.api.delete(`/api/tickets/${id}`).expect(401);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(order));
    await tickets.withdraw(id, seller).expect(204);
  });

  it('leaves sold what is sold, and is refused when all is', async () => {
    const { id } = await tickets.create({ quantity: 3 }, seller);
    await tickets.bus.deliver(orderCompleted, anOrderCompleted(await reserve(id, [0, 1])));
    await tickets.withdraw(id, seller).expect(204);
    expect(await tickets.show(id)).toMatchObject({ status: 'withdrawn', available: 1 });
    const sold = await tickets.create({}, seller);
    await tickets.bus.deliver(orderCompleted, anOrderCompleted(await reserve(sold.id, [0])));
    await tickets.withdraw(sold.id, seller).expect(409);
  });

  it('is sold when an order of before the withdrawal was paid, and withdrawn when it was cancelled', async () => {
    const [paid, cancelled] = [await tickets.create({}, seller), await tickets.create({}, seller)];
    for (const { id } of [paid, cancelled]) await tickets.withdraw(id, seller).expect(204);
    await tickets.bus.deliver(orderCompleted, anOrderCompleted(await reserve(paid.id, [0])));
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(await reserve(cancelled.id, [0])));
    expect((await tickets.show(paid.id)).status).toBe('sold');
    expect((await tickets.show(cancelled.id)).status).toBe('withdrawn');
    await tickets.withdraw(paid.id, seller).expect(204);
  });

  it('gives one of a reservation and a withdrawal at the same time the ticket', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id } = await tickets.create({}, seller);
      const order = anOrderCreated({ ticket: { id, price: 19.99 } });
      const [answer] = await Promise.all([tickets.withdraw(id, seller), tickets.bus.deliver(orderCreated, order)]);
      const { status, orderId } = await tickets.show(id);
      // The order is cancelled by orders, which hears of the withdrawal with the unit that the order holds.
      expect([answer.status, status, orderId]).toEqual(
        answer.status === 204 ? [204, 'withdrawn', order.id] : [409, 'reserved', order.id],
      );
    }
  });
});
