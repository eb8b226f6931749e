import { expirationComplete, paymentCreated } from '@ticketing/common';
import { aPaymentCreated, stopAll } from '@ticketing/common/testing';
import { aBuyer, type Buyer } from '../testing/buyer';
import { adjustableClock, startOrders, type StartedOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

const WINDOW_SECONDS = 900;
const clock = adjustableClock();

afterEach(stopAll);

const start = (env: Record<string, string>, replicaOf: Partial<StartedOrders> = {}) =>
  startOrders({
    env: { ...replicaOf.environment, ...env },
    overrides: { now: clock.now },
    ...(replicaOf.bus && { bus: replicaOf.bus }),
  });

const ticketIds = async ({ bus }: StartedOrders, count: number) =>
  Promise.all(Array.from({ length: count }, async () => (await aTicketOnSale(bus)).id));

/** Reserves one ticket after the other. @returns the statuses of the answers */
async function ask(buyer: Buyer, ids: string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const ticketId of ids) statuses.push((await buyer.post({ ticketId })).status);
  return statuses;
}

const slotsOf = async ({ mongo }: StartedOrders, { user }: Buyer) =>
  (await mongo.connection.collection('orders').find({ userId: user.id, live: true }).sort({ status: 1 }).toArray()).map(
    (order) => ({
      status: order.status as string,
      slot: order.slot as number | undefined,
    }),
  );

describe('the limit of unpaid reservations', () => {
  it('lets exactly 4 of 200 simultaneous reservations through, at two replicas', async () => {
    const first = await start({ RESERVATIONS_PER_BUYER: '4' });
    const second = await start({ RESERVATIONS_PER_BUYER: '4' }, first);
    const ids = await ticketIds(first, 200);
    const buyer = aBuyer(first.url);
    const answers = await Promise.all(
      ids.map((ticketId, n) => (n % 2 ? buyer : aBuyer(second.url, buyer.user)).post({ ticketId })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(196);
    const [one] = refused;
    expect(one?.body).toEqual({
      errors: [{ message: 'You have 4 unpaid reservations already: please pay for one or cancel one first' }],
    });
    const seconds = Number(one?.headers['retry-after']);
    expect(seconds).toBeGreaterThan(WINDOW_SECONDS - 60);
    expect(seconds).toBeLessThanOrEqual(WINDOW_SECONDS);
    expect((await buyer.list()).body).toHaveLength(4);
  });

  it('counts for each buyer separately', async () => {
    const orders = await start({ RESERVATIONS_PER_BUYER: '1' });
    const ids = await ticketIds(orders, 2);
    for (const id of ids) await aBuyer(orders.url).reserve(id);
  });

  it('allows the next one once one of them is cancelled, paid or expired', async () => {
    const orders = await start({ RESERVATIONS_PER_BUYER: '1' });
    const buyer = aBuyer(orders.url);
    const ids = await ticketIds(orders, 5);
    const [cancelled, paid, expired, next, last] = ids as [string, string, string, string, string];
    const end = {
      [cancelled]: (orderId: string) => buyer.cancel(orderId).expect(204),
      [paid]: (orderId: string) => orders.bus.deliver(paymentCreated, aPaymentCreated({ orderId })),
      [expired]: (orderId: string) => {
        clock.forward(WINDOW_SECONDS);
        return orders.bus.deliver(expirationComplete, { orderId });
      },
    };
    for (const id of [cancelled, paid, expired]) {
      const order = await buyer.reserve(id);
      await buyer.post({ ticketId: last }).expect(429);
      await end[id]?.(order.id);
    }
    await buyer.reserve(next);
    expect(await slotsOf(orders, buyer)).toEqual([
      { status: 'complete', slot: undefined },
      { status: 'created', slot: 0 },
    ]);
  });

  it('does not give slots to orders when there is none', async () => {
    const orders = await start({});
    const buyer = aBuyer(orders.url);
    expect(await ask(buyer, await ticketIds(orders, 8))).toEqual(Array.from({ length: 8 }, () => 201));
    const stored = await orders.mongo.connection.collection('orders').find({ userId: buyer.user.id }).toArray();
    expect(stored.filter((order) => 'slot' in order)).toEqual([]);
  });

  it('still reports that a ticket is reserved by another buyer', async () => {
    const orders = await start({ RESERVATIONS_PER_BUYER: '3' });
    const [id = ''] = await ticketIds(orders, 1);
    await aBuyer(orders.url).reserve(id);
    await aBuyer(orders.url).post({ ticketId: id }).expect(409);
  });

  it('repeats the first answer for the same Idempotency-Key when that order has the last slot', async () => {
    const orders = await start({ RESERVATIONS_PER_BUYER: '1' });
    const buyer = aBuyer(orders.url);
    const [ticketId = '', other = ''] = await ticketIds(orders, 2);
    const key = { 'idempotency-key': 'once' };
    const first = await buyer.post({ ticketId }, key).expect(201);
    // The state after a process has stored the order and crashed before it answered.
    const keys = orders.mongo.connection.collection('idempotencykeys');
    await keys.updateOne({}, { $unset: { answer: 1 }, $set: { heldUntil: new Date(0) } });
    expect((await buyer.post({ ticketId }, key).expect(201)).body).toEqual(first.body);
    await buyer.post({ ticketId: other }, { 'idempotency-key': 'twice' }).expect(429);
  });

  it.each([
    ['is set', undefined, 3, '4', 1],
    ['is set below what the buyer has', undefined, 3, '2', 0],
    ['is lowered', '4', 4, '2', 0],
    ['is raised', '2', 2, '5', 3],
    ['is taken away', '2', 2, undefined, 4],
  ])('counts earlier reservations when it %s', async (_how, before, held, after, more) => {
    const setting = (value: string | undefined): Record<string, string> =>
      value === undefined ? { RESERVATIONS_PER_BUYER: '' } : { RESERVATIONS_PER_BUYER: value };
    const first = await start(setting(before));
    const user = aBuyer(first.url).user;
    expect(await ask(aBuyer(first.url, user), await ticketIds(first, held))).not.toContain(429);
    const restarted = await start(setting(after), first);
    const answers = await ask(aBuyer(restarted.url, user), await ticketIds(restarted, 4));
    expect(answers.filter((status) => status === 201)).toHaveLength(more);
  });

  it('includes reservations in slots above a lowered limit', async () => {
    const first = await start({ RESERVATIONS_PER_BUYER: '4' });
    const user = aBuyer(first.url).user;
    const buyer = aBuyer(first.url, user);
    const made = [];
    for (const id of await ticketIds(first, 4)) made.push(await buyer.reserve(id));
    await Promise.all(made.slice(0, 3).map(({ id }) => buyer.cancel(id).expect(204)));
    const lowered = await start({ RESERVATIONS_PER_BUYER: '2' }, first);
    expect(await ask(aBuyer(lowered.url, user), await ticketIds(lowered, 3))).toEqual([201, 429, 429]);
  });
});

describe('the limit of expired reservations', () => {
  it('refuses a ticket that expired too often for the buyer within a day, and no other ticket or buyer', async () => {
    const orders = await start({ RESERVATION_REPEATS: '2' });
    const [ticketId = '', other = ''] = await ticketIds(orders, 2);
    const buyer = aBuyer(orders.url);
    for (let round = 0; round < 2; round += 1) {
      const { id: orderId } = await buyer.reserve(ticketId);
      clock.forward(WINDOW_SECONDS);
      await orders.bus.deliver(expirationComplete, { orderId });
      expect((await buyer.show(orderId)).body).toMatchObject({ status: 'cancelled', cancelledBecause: 'expired' });
    }
    const { body, headers } = await buyer.post({ ticketId }).expect(429);
    expect(body).toEqual({ errors: [{ message: expect.stringContaining('run out too often') as string }] });
    const seconds = Number(headers['retry-after']);
    expect(seconds).toBeGreaterThan(86_400 - 2 * WINDOW_SECONDS);
    expect(seconds).toBeLessThanOrEqual(86_400 - WINDOW_SECONDS);
    await buyer.reserve(other);
    const { id } = await aBuyer(orders.url).reserve(ticketId);
    clock.forward(seconds);
    await orders.bus.deliver(expirationComplete, { orderId: id });
    await buyer.reserve(ticketId);
  });

  it('does not count cancelled reservations', async () => {
    const orders = await start({ RESERVATION_REPEATS: '1' });
    const [ticketId = ''] = await ticketIds(orders, 1);
    const buyer = aBuyer(orders.url);
    for (let round = 0; round < 3; round += 1) {
      const { id } = await buyer.reserve(ticketId);
      await buyer.cancel(id).expect(204);
      expect((await buyer.show(id)).body).toMatchObject({ cancelledBecause: 'buyer' });
    }
  });
});
