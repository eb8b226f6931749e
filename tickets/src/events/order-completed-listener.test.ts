import { OutOfOrderEventError, orderCancelled, orderCompleted, orderCreated } from '@ticketing/common';
import { anOrderCancelled, anOrderCompleted, anOrderCreated, stopAll } from '@ticketing/common/testing';
import fc from 'fast-check';
import { startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;

beforeAll(async () => {
  tickets = await startTickets();
});
afterAll(stopAll);

const anOrderFor = (id: string, units?: number[]) =>
  anOrderCreated({ ticket: { id, price: 19.99, ...(units && { units }) } });

describe('order:completed', () => {
  it('marks the ticket as sold, once', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    await tickets.bus.deliver(orderCreated, order);
    await tickets.bus.deliver(orderCompleted, anOrderCompleted(order));
    await tickets.bus.deliver(orderCompleted, anOrderCompleted(order));
    expect(await tickets.show(id)).toMatchObject({ status: 'sold', available: 0, orderId: order.id, version: 2 });
  });

  it('marks it as sold when the creation of the order arrives later', async () => {
    const { id } = await tickets.create({ quantity: 3 });
    const order = anOrderFor(id, [1, 2]);
    await tickets.bus.deliver(orderCompleted, anOrderCompleted(order));
    await tickets.bus.deliver(orderCreated, order);
    expect(await tickets.show(id)).toMatchObject({ status: 'on-sale', available: 1, version: 1 });
  });

  it('waits while another order holds a unit, whose cancellation has yet to arrive', async () => {
    const { id } = await tickets.create({ quantity: 3 });
    const [first, second] = [anOrderFor(id, [0, 1]), anOrderFor(id, [1, 2])];
    await tickets.bus.deliver(orderCreated, first);
    const completed = anOrderCompleted(second);
    await expect(tickets.bus.deliver(orderCompleted, completed)).rejects.toThrow(OutOfOrderEventError);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(first));
    await tickets.bus.deliver(orderCompleted, completed);
    expect(await tickets.show(id)).toMatchObject({ status: 'on-sale', available: 1 });
  });

  it('leaves the same units held and sold in whichever order the events of two orders arrive', async () => {
    const events = ['first created', 'first cancelled', 'second created', 'second completed'] as const;
    const anyOrder = fc.shuffledSubarray([...events, ...events], { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(anyOrder, async (arrivals) => {
        const { id } = await tickets.create({ quantity: 4 });
        const [first, second] = [anOrderFor(id, [0, 1]), anOrderFor(id, [1, 2, 3])];
        const deliver = {
          'first created': () => tickets.bus.deliver(orderCreated, first),
          'first cancelled': () => tickets.bus.deliver(orderCancelled, anOrderCancelled(first)),
          'second created': () => tickets.bus.deliver(orderCreated, second),
          'second completed': () => tickets.bus.deliver(orderCompleted, anOrderCompleted(second)),
        };
        // As the bus does it: what has to wait does not keep the next ones from being delivered.
        await Promise.all(arrivals.map((event) => deliver[event]()));
        expect(await tickets.show(id)).toMatchObject({ status: 'on-sale', available: 1 });
      }),
      { numRuns: 30 },
    );
  });
});
