import { orderCancelled, orderCreated, ticketUpdated } from '@ticketing/common';
import { anOrderCancelled, anOrderCreated, stopAll } from '@ticketing/common/testing';
import { HEARD_ORDERS, noteCancellation } from '../models/heard-orders';
import { openTickets, startTickets } from '../testing/tickets-under-test';

let tickets: Awaited<ReturnType<typeof startTickets>>;
let database: Awaited<ReturnType<typeof openTickets>>;

beforeAll(async () => {
  tickets = await startTickets();
  database = await openTickets(tickets.env);
});
afterAll(async () => {
  await stopAll();
  await database.close();
});

const anOrderFor = (id: string) => anOrderCreated({ ticket: { id, price: 19.99 } });
const heardBy = async (id: string) => [...(await database.tickets.findById(id).orFail()).heard.keys()];

describe('when an order is cancelled', () => {
  it('its ticket goes back on sale, and the others are told', async () => {
    const ticket = await tickets.create();
    const order = anOrderFor(ticket.id);
    await tickets.bus.deliver(orderCreated, order);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(order));
    const released = { ...ticket, version: 2 };
    expect(await tickets.show(ticket.id)).toEqual(released);
    const isRelease = ({ id, version }: { id: string; version: number }) => id === ticket.id && version === 2;
    expect((await tickets.bus.waitForPublished(ticketUpdated, isRelease)).data).toEqual(released);
  });

  it('a ticket that another order holds by now is left alone', async () => {
    const { id } = await tickets.create();
    const [old, present] = [anOrderFor(id), anOrderFor(id)];
    await tickets.bus.deliver(orderCreated, old);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(old));
    await tickets.bus.deliver(orderCreated, present);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(old));
    expect(await tickets.show(id)).toMatchObject({ orderId: present.id, version: 3 });
  });

  it('an order that was never heard of is noted without taking the ticket from its holder', async () => {
    const { id } = await tickets.create();
    const [present, unheard] = [anOrderFor(id), anOrderFor(id)];
    await tickets.bus.deliver(orderCreated, present);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(unheard));
    await tickets.bus.deliver(orderCreated, unheard);
    expect(await tickets.show(id)).toMatchObject({ orderId: present.id, version: 1 });
  });

  it('the creation does not slip in between, when another replica hears of it at the same moment', async () => {
    const replica = await startTickets({ env: tickets.env });
    for (let round = 0; round < 10; round += 1) {
      const { id } = await tickets.create();
      const order = anOrderFor(id);
      await Promise.all([
        tickets.bus.deliver(orderCreated, order),
        replica.bus.deliver(orderCancelled, anOrderCancelled(order)),
      ]);
      expect(await tickets.show(id)).not.toHaveProperty('orderId');
    }
  });

  it('a reservation that was read before the cancellation was noted is not stored after it', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    const readBefore = await database.tickets.findById(id).orFail();
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(order));
    readBefore.reserve(order.id, order.version);
    await expect(readBefore.save()).rejects.toThrow();
    expect(await tickets.show(id)).not.toHaveProperty('orderId');
  });

  it('a cancellation that was read before the reservation was stored is not just noted after it', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    const readBefore = await database.tickets.findById(id).orFail();
    await tickets.bus.deliver(orderCreated, order);
    await expect(noteCancellation(database.tickets, readBefore, { id: order.id, version: 1 })).rejects.toThrow();
    expect(await heardBy(id)).toEqual([order.id]);
  });

  it('a reservation does not wipe out what another replica noted of another order meanwhile', async () => {
    const { id } = await tickets.create();
    const [order, cancelled] = [anOrderFor(id), anOrderFor(id)];
    const readBefore = await database.tickets.findById(id).orFail();
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(cancelled));
    readBefore.reserve(order.id, order.version);
    await readBefore.save();
    expect((await heardBy(id)).sort()).toEqual([cancelled.id, order.id].sort());
  });

  it('the ticket remembers the newest orders, and its holder, however many there were', async () => {
    const { id } = await tickets.create();
    const [holder, next] = [anOrderFor(id), anOrderFor(id)];
    await tickets.bus.deliver(orderCreated, holder);
    const others = Array.from({ length: HEARD_ORDERS - 1 }, (_, n) => [`heard.${n.toString(16).padStart(24, '0')}`, 1]);
    await database.tickets.collection.updateOne({ orderId: holder.id }, { $set: Object.fromEntries(others) as object });
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(next));
    const heard = await heardBy(id);
    expect(heard).toHaveLength(HEARD_ORDERS);
    expect(heard[0]).toBe(holder.id);
    expect(heard.at(-1)).toBe(next.id);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(holder));
    expect(await tickets.show(id)).toMatchObject({ version: 2 });
  });
});
