import { orderCancelled } from '@ticketing/common';
import type { Order } from '@ticketing/common/contracts';
import { anId, stopAll, waitFor } from '@ticketing/common/testing';
import { expireOverdueOrders } from './expire-overdue-orders';
import { aBuyer } from '../testing/buyer';
import { anOrder, startModels, type StartedModels } from '../testing/an-order';
import { startOrders } from '../testing/start-orders';
import { aTicketOnSale } from '../testing/tickets';

const NOW = new Date();
const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

describe('the expiry sweep', () => {
  let models: StartedModels;
  const statusOf = async (id: unknown) => (await models.orders.findById(id).lean())?.status;
  const now = () => NOW;
  const sweep = () => expireOverdueOrders({ ...models, expire: models.expireAt(now), now });

  beforeAll(async () => {
    models = await startModels();
  });
  afterAll(() => models.stop());

  it('cancels and publishes overdue orders, also when the authentication took longer than its grace', async () => {
    const created = await anOrder(models, { expiresAt: secondsAgo(2) });
    const awaiting = await anOrder(models, { expiresAt: secondsAgo(21) });
    await models.change(awaiting.id as string, (order) => order.awaitPayment());
    await sweep();
    expect([await statusOf(created._id), await statusOf(awaiting._id)]).toEqual(['cancelled', 'cancelled']);
    const { data } = await models.bus.waitForPublished(orderCancelled, ({ id }) => id === created.id);
    expect(data).toEqual({
      id: created.id,
      version: 1,
      ticket: { id: created.ticket.id, units: [0] },
      reason: 'expired',
    });
  });

  it('leaves orders alone that are paid, have time left, or expired just now', async () => {
    const paid = await anOrder(models, { expiresAt: secondsAgo(2) });
    await models.change(paid.id as string, (order) => order.complete('5f5f5f5f5f5f5f5f5f5f5f5f'));
    const young = await anOrder(models);
    const fresh = await anOrder(models, { expiresAt: secondsAgo(0) });
    await sweep();
    const statuses = await Promise.all([paid, young, fresh].map(({ _id }) => statusOf(_id)));
    expect(statuses).toEqual(['complete', 'created', 'created']);
  });

  it('leaves an order alone while the buyer authenticates or a payment is under way', async () => {
    const awaiting = await anOrder(models, { expiresAt: secondsAgo(19) });
    await models.change(awaiting.id as string, (order) => order.awaitPayment());
    const held = await anOrder(models, { expiresAt: secondsAgo(20) });
    const over = await anOrder(models, { expiresAt: secondsAgo(20) });
    const attempts = models.attemptsAt(() => NOW);
    await attempts.hold({ id: anId(), orderId: held.id as string }, secondsAgo(-5));
    await attempts.hold({ id: anId(), orderId: over.id as string }, secondsAgo(1));
    await sweep();
    const statuses = await Promise.all([awaiting, held, over].map(({ _id }) => statusOf(_id)));
    expect(statuses).toEqual(['awaiting:payment', 'created', 'cancelled']);
  });

  it('cancels an order once when two replicas sweep at the same time', async () => {
    const overdue = await Promise.all(Array.from({ length: 30 }, () => anOrder(models, { expiresAt: secondsAgo(2) })));
    await Promise.all([sweep(), sweep()]);
    const stored = await models.orders.find({ _id: { $in: overdue.map(({ _id }) => _id) } }).lean();
    expect(stored.map(({ status, version }) => `${status} ${version}`)).toEqual(overdue.map(() => 'cancelled 1'));
  });

  it('cancels the others when one order cannot be cancelled', async () => {
    const broken = await anOrder(models, { expiresAt: secondsAgo(3) });
    await models.orders.collection.updateOne({ _id: broken._id }, { $unset: { 'ticket.id': 1 } });
    const order = await anOrder(models, { expiresAt: secondsAgo(2) });
    await sweep();
    expect([await statusOf(broken._id), await statusOf(order._id)]).toEqual(['created', 'cancelled']);
  });
});

describe('a reservation whose time is over', () => {
  afterEach(stopAll);

  it('ends without an event and while the bus is away', async () => {
    const { url, bus } = await startOrders({ env: { EXPIRATION_WINDOW_SECONDS: '1' } });
    const ticket = await aTicketOnSale(bus);
    bus.away = true;
    const buyer = aBuyer(url);
    const { id } = await buyer.reserve(ticket.id);
    await waitFor(async () => ((await buyer.show(id)).body as Order).status === 'cancelled', {
      what: 'the order being cancelled',
    });
    await aBuyer(url).reserve(ticket.id);
  });
});
