import {
  createLogger,
  createMetrics,
  orderCancelled,
  orderCreated,
  ticketUpdated,
  writeEvent,
} from '@ticketing/common';
import { GroupRead, Outbox } from '@ticketing/common/mongo';
import { anId, anOrderCancelled, anOrderCreated, stopAll } from '@ticketing/common/testing';
import { CancelledOrders, recordCancellation, OLDEST_CREATION_MS } from '../models/cancelled-orders';
import { reservedProjection, reserve, type ReadTicket } from '../models/ticket-transitions';
import { openTickets, startTickets } from '../testing/start-tickets';

let tickets: Awaited<ReturnType<typeof startTickets>>;
let database: Awaited<ReturnType<typeof openTickets>>;
let cancelled: CancelledOrders;
let outbox: Outbox;

beforeAll(async () => {
  tickets = await startTickets();
  database = await openTickets(tickets.env);
  cancelled = new CancelledOrders(database.tickets.db);
  const logger = createLogger('test', 'silent');
  outbox = new Outbox({ bus: tickets.bus, logger, metrics: createMetrics('test'), models: [] });
});
afterAll(async () => {
  await stopAll();
  await database.close();
});

/** A ticket as the listener of order:created reads it. */
const readTicket = async (id: string) => {
  const read = await new GroupRead<ReadTicket>(database.tickets.collection, reservedProjection).find(id);
  if (!read) throw new Error(`There is no ticket ${id}`);
  return read;
};
/** Stores what the listener of order:created would store, from a ticket that was read before. */
const storeReservation = async (read: ReadTicket, orderId: string) => {
  const change = reserve(read, orderId, [0]);
  if (change) await outbox.change(database.tickets, read, change);
};
const anOrderFor = (id: string) => anOrderCreated({ ticket: { id, price: 19.99 } });

describe('order:cancelled', () => {
  it('puts the ticket back on sale and publishes it', async () => {
    const ticket = await tickets.create();
    const order = anOrderFor(ticket.id);
    await tickets.bus.deliver(orderCreated, order);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(order));
    const released = { ...ticket, version: 2 };
    expect(await tickets.show(ticket.id)).toEqual(released);
    const isRelease = ({ id, version }: { id: string; version: number }) => id === ticket.id && version === 2;
    const { data } = await tickets.bus.waitForPublished(ticketUpdated, isRelease);
    expect(data).toMatchObject({ id: ticket.id, quantity: 1 });
    expect(data).not.toHaveProperty('orderId');
    expect(data).not.toHaveProperty('units');
  });

  it('does not release a ticket that another order holds', async () => {
    const { id } = await tickets.create();
    const [old, present] = [anOrderFor(id), anOrderFor(id)];
    await tickets.bus.deliver(orderCreated, old);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(old));
    await tickets.bus.deliver(orderCreated, present);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(old));
    expect(await tickets.show(id)).toMatchObject({ orderId: present.id, version: 3 });
  });

  it('records an unknown order, and does not release the ticket of its holder', async () => {
    const { id } = await tickets.create();
    const [present, unknown] = [anOrderFor(id), anOrderFor(id)];
    await tickets.bus.deliver(orderCreated, present);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(unknown));
    await tickets.bus.deliver(orderCreated, unknown);
    expect(await tickets.show(id)).toMatchObject({ orderId: present.id, version: 1 });
  });

  it('wins over a creation that another replica receives at the same time', async () => {
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

  it('prevents a reservation whose ticket was read before it', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    const readBefore = await readTicket(id);
    expect(await cancelled.has(order.id, readBefore)).toBe(false);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(order));
    await expect(storeReservation(readBefore, order.id)).rejects.toThrow('No matching document');
    expect(await tickets.show(id)).not.toHaveProperty('orderId');
    expect(await cancelled.has(order.id, await readTicket(id))).toBe(true);
  });

  it('is repeated when a reservation was stored after its ticket was read', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    const readBefore = await database.tickets.findById(id).orFail();
    await tickets.bus.deliver(orderCreated, order);
    await expect(recordCancellation(database.tickets, readBefore)).rejects.toThrow();
  });

  it('prevents a reservation whose ticket was read before the order was created and cancelled', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    const readBefore = await readTicket(id);
    await tickets.bus.deliver(orderCreated, order);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(order));
    await expect(storeReservation(readBefore, order.id)).rejects.toThrow('No matching document');
    expect(await tickets.show(id)).toMatchObject({ version: 2 });
  });

  it('still prevents the reservation after thousands of other cancellations, and the ticket stays small', async () => {
    const { id } = await tickets.create();
    const replica = await startTickets({ env: tickets.env });
    const [late, again] = [anOrderFor(id), anOrderFor(id)];
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(late));
    await tickets.bus.deliver(orderCreated, again);
    await tickets.bus.deliver(orderCancelled, anOrderCancelled(again));
    for (let round = 0; round < 2_000; round += 1) {
      const order = anOrderFor(id);
      const [one, other] = round % 2 === 0 ? [tickets, replica] : [replica, tickets];
      if (round % 4 === 0) await one.bus.deliver(orderCreated, order);
      await other.bus.deliver(orderCancelled, anOrderCancelled(order));
    }
    await replica.bus.deliver(orderCreated, late);
    await tickets.bus.deliver(orderCreated, again);
    expect(await tickets.show(id)).not.toHaveProperty('orderId');
    const stored = await database.tickets.collection.findOne({ title: 'Winter concert', cancellations: 1_501 });
    expect(Object.keys(stored ?? {})).not.toContain('heard');
  }, 120_000);

  it('is not needed for a creation that is too old, which becomes a dead letter', async () => {
    const { id } = await tickets.create();
    const order = anOrderFor(id);
    await tickets.bus.deliverText(
      orderCreated.subject,
      writeEvent(orderCreated, 'orders', order, { id: anId(), time: new Date(Date.now() - OLDEST_CREATION_MS - 1) }),
    );
    expect(await tickets.show(id)).not.toHaveProperty('orderId');
    const { body } = await tickets.get('/dead-letters').expect(200);
    expect(body).toMatchObject([{ reason: expect.stringContaining('may be forgotten') as string }]);
  });

  it('is stored for longer than its creation is accepted', async () => {
    const indexes = await database.tickets.db.collection('cancelledorders').indexes();
    const kept = indexes.find(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
    expect(kept?.expireAfterSeconds).toBeGreaterThan(OLDEST_CREATION_MS / 1_000);
  });
});
