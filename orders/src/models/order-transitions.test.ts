import { orderCompleted, orderRefundDue } from '@ticketing/common';
import { anId } from '@ticketing/common/testing';
import { anOrder, lastRaised, startModels, type StartedModels } from '../testing/an-order';
import type { Order } from './order';

let models: StartedModels;
let order: Order;

beforeAll(async () => {
  models = await startModels();
});
beforeEach(async () => {
  order = await anOrder(models);
});
afterAll(() => models.stop());

const apply = async (transition: (order: Order) => void) => {
  order = await models.change(order.id as string, transition);
};
const afterExpiry = () => new Date(order.expiresAt.getTime() + 1);

describe('an order', () => {
  it('starts as created, holds its ticket, and is published', () => {
    expect(order).toMatchObject({ status: 'created', live: true, version: 0 });
    expect(lastRaised(order)).toBe('order:created');
  });

  it('awaits the payment', async () => {
    await apply((it) => it.awaitPayment());
    expect(order).toMatchObject({ status: 'awaiting:payment', live: true, version: 1 });
    expect(lastRaised(order)).toBe('order:awaiting-payment');
  });

  it.each([false, true])('is completed by a payment (awaited before: %s) and keeps its ticket', async (awaited) => {
    if (awaited) await apply((it) => it.awaitPayment());
    await apply((it) => it.complete(anId()));
    expect(order).toMatchObject({ status: 'complete', live: true, version: awaited ? 2 : 1 });
    expect(lastRaised(order)).toBe('order:completed');
  });

  it('publishes the recipient and the ticket of the confirmation when it is completed', async () => {
    const when = { date: '2100-05-01', timeZone: 'Europe/London' };
    order = await anOrder(models, { ticket: { ...order.toObject().ticket, id: anId(), ...when } });
    const paymentId = anId();
    await apply((it) => it.complete(paymentId));
    const { data } = await models.bus.waitForPublished(orderCompleted, ({ id }) => id === order.id);
    const ticket = { id: order.ticket.id, title: 'Winter concert', price: 19.99, ...when, units: [0] };
    const { userEmail: email, userId } = order;
    expect(data).toEqual({ id: order.id, version: 1, ticket, quantity: 1, total: 19.99, email, userId, paymentId });
  });

  it.each([false, true])('is cancelled (payment awaited before: %s) and releases its ticket', async (awaited) => {
    if (awaited) await apply((it) => it.awaitPayment());
    await apply((it) => it.cancel('buyer'));
    expect(order).toMatchObject({ status: 'cancelled', live: false });
    expect(lastRaised(order)).toBe('order:cancelled');
    await anOrder(models, { ticket: { ...order.toObject().ticket } });
  });

  it.each<[string, (order: Order) => void]>([
    ['awaitPayment', (it) => it.awaitPayment()],
    ['cancel', (it) => it.cancel('buyer')],
    ['complete with the same payment', (it) => it.complete('5f5f5f5f5f5f5f5f5f5f5f5f')],
    ['applyPayment with the same payment', (it) => it.applyPayment('5f5f5f5f5f5f5f5f5f5f5f5f')],
  ])('does nothing on a second %s', async (_name, transition) => {
    await apply(transition);
    const { version } = order;
    await apply(transition);
    expect(order.version).toBe(version);
    expect(order.version).toBe(1);
  });

  it('cannot be cancelled once complete', async () => {
    await apply((it) => it.complete(anId()));
    await expect(apply((it) => it.cancel('buyer'))).rejects.toThrow('it cannot be cancelled any more');
  });

  it('cannot be paid once cancelled, nor a second time', async () => {
    await apply((it) => it.cancel('buyer'));
    await expect(apply((it) => it.complete(anId()))).rejects.toThrow('it cannot be paid');
    order = await anOrder(models);
    await apply((it) => it.complete(anId()));
    await expect(apply((it) => it.complete(anId()))).rejects.toThrow('it cannot be paid');
  });

  it.each<[string, (order: Order) => void]>([
    ['cancelled', (it) => it.cancel('buyer')],
    ['complete', (it) => it.complete('5f5f5f5f5f5f5f5f5f5f5f5f')],
  ])('that is %s awaits no payment and does not expire', async (status, end) => {
    await apply(end);
    await apply((it) => it.awaitPayment());
    await apply((it) => it.expire(afterExpiry()));
    expect(order).toMatchObject({ status, version: 1 });
  });

  it('expires at its time, not before', async () => {
    await apply((it) => it.expire(new Date(it.expiresAt.getTime() - 1)));
    expect(order).toMatchObject({ status: 'created', version: 0 });
    await apply((it) => it.expire(it.expiresAt));
    expect(order).toMatchObject({ status: 'cancelled', version: 1 });
  });

  it('expires while it awaits the payment', async () => {
    await apply((it) => it.awaitPayment());
    await apply((it) => it.expire(afterExpiry()));
    expect(order.status).toBe('cancelled');
  });
});

describe('a payment that does not complete the order', () => {
  const refunds = () =>
    models.bus
      .published(orderRefundDue)
      .filter(({ data }) => data.id === order.id)
      .map(({ data }) => data);

  it('is refunded once when the order was cancelled', async () => {
    const paymentId = anId();
    await apply((it) => it.cancel('buyer'));
    await apply((it) => it.applyPayment(paymentId));
    await apply((it) => it.applyPayment(paymentId));
    await models.bus.waitForPublished(orderRefundDue, ({ id }) => id === order.id);
    expect(refunds()).toEqual([{ id: order.id, version: 2, paymentId, reason: 'The order was cancelled' }]);
    expect(order).toMatchObject({ status: 'cancelled', version: 2 });
  });

  it('is refunded when another payment completed the order, which stays complete', async () => {
    const second = anId();
    await apply((it) => it.applyPayment(anId()));
    await apply((it) => it.applyPayment(second));
    await models.bus.waitForPublished(orderRefundDue, ({ id }) => id === order.id);
    expect(refunds()).toEqual([{ id: order.id, version: 2, paymentId: second, reason: 'The order was paid already' }]);
    expect(order).toMatchObject({ status: 'complete', version: 2 });
  });

  it('cannot be the one that completed the order', async () => {
    const paymentId = anId();
    await apply((it) => it.applyPayment(paymentId));
    await expect(apply((it) => it.requestRefund(paymentId, 'a mistake'))).rejects.toThrow('completed the order');
  });
});
