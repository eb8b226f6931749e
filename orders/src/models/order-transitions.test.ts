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

const make = async (move: (order: Order) => void) => {
  order = await models.change(order.id as string, move);
};
const afterItsTime = () => new Date(order.expiresAt.getTime() + 1);

describe('an order', () => {
  it('begins as created, holds its ticket, and tells of it', () => {
    expect(order).toMatchObject({ status: 'created', live: true, version: 0 });
    expect(lastRaised(order)).toBe('order:created');
  });

  it('awaits the payment', async () => {
    await make((it) => it.awaitPayment());
    expect(order).toMatchObject({ status: 'awaiting:payment', live: true, version: 1 });
    expect(lastRaised(order)).toBe('order:awaiting-payment');
  });

  it.each([false, true])('is completed by a payment (awaited before: %s) and keeps its ticket', async (awaited) => {
    if (awaited) await make((it) => it.awaitPayment());
    await make((it) => it.complete(anId()));
    expect(order).toMatchObject({ status: 'complete', live: true, version: awaited ? 2 : 1 });
    expect(lastRaised(order)).toBe('order:completed');
  });

  it('tells who is to get the confirmation, and for what', async () => {
    const when = { date: '2100-05-01', timeZone: 'Europe/London' };
    order = await anOrder(models, { ticket: { ...order.toObject().ticket, id: anId(), ...when } });
    const paymentId = anId();
    await make((it) => it.complete(paymentId));
    const { data } = await models.bus.waitForPublished(orderCompleted, ({ id }) => id === order.id);
    const ticket = { id: order.ticket.id, title: 'Winter concert', price: 19.99, ...when };
    expect(data).toEqual({ id: order.id, version: 1, ticket, email: order.userEmail, userId: order.userId, paymentId });
  });

  it.each([false, true])('is cancelled (payment awaited before: %s) and lets its ticket go', async (awaited) => {
    if (awaited) await make((it) => it.awaitPayment());
    await make((it) => it.cancel('buyer'));
    expect(order).toMatchObject({ status: 'cancelled', live: false });
    expect(lastRaised(order)).toBe('order:cancelled');
    await anOrder(models, { ticket: { ...order.toObject().ticket } });
  });

  it.each<[string, (order: Order) => void]>([
    ['awaitPayment', (it) => it.awaitPayment()],
    ['cancel', (it) => it.cancel('buyer')],
    ['complete with the same payment', (it) => it.complete('5f5f5f5f5f5f5f5f5f5f5f5f')],
    ['settle the same payment', (it) => it.settle('5f5f5f5f5f5f5f5f5f5f5f5f')],
  ])('does nothing when told again to %s', async (_move, move) => {
    await make(move);
    const { version } = order;
    await make(move);
    expect(order.version).toBe(version);
    expect(order.version).toBe(1);
  });

  it('cannot be cancelled once complete', async () => {
    await make((it) => it.complete(anId()));
    await expect(make((it) => it.cancel('buyer'))).rejects.toThrow('it cannot be cancelled any more');
  });

  it('cannot be paid once cancelled, nor a second time', async () => {
    await make((it) => it.cancel('buyer'));
    await expect(make((it) => it.complete(anId()))).rejects.toThrow('it cannot be paid');
    order = await anOrder(models);
    await make((it) => it.complete(anId()));
    await expect(make((it) => it.complete(anId()))).rejects.toThrow('it cannot be paid');
  });

  it.each<[string, (order: Order) => void]>([
    ['cancelled', (it) => it.cancel('buyer')],
    ['complete', (it) => it.complete('5f5f5f5f5f5f5f5f5f5f5f5f')],
  ])('that is %s awaits no payment and does not expire', async (status, end) => {
    await make(end);
    await make((it) => it.awaitPayment());
    await make((it) => it.expire(afterItsTime()));
    expect(order).toMatchObject({ status, version: 1 });
  });

  it('expires at its time, not before', async () => {
    await make((it) => it.expire(new Date(it.expiresAt.getTime() - 1)));
    expect(order).toMatchObject({ status: 'created', version: 0 });
    await make((it) => it.expire(it.expiresAt));
    expect(order).toMatchObject({ status: 'cancelled', version: 1 });
  });

  it('expires while the payment is awaited, too', async () => {
    await make((it) => it.awaitPayment());
    await make((it) => it.expire(afterItsTime()));
    expect(order.status).toBe('cancelled');
  });
});

describe('a payment that an order has no use for', () => {
  const refunds = () =>
    models.bus
      .published(orderRefundDue)
      .filter(({ data }) => data.id === order.id)
      .map(({ data }) => data);

  it('is given back once when the order was cancelled', async () => {
    const paymentId = anId();
    await make((it) => it.cancel('buyer'));
    await make((it) => it.settle(paymentId));
    await make((it) => it.settle(paymentId));
    await models.bus.waitForPublished(orderRefundDue, ({ id }) => id === order.id);
    expect(refunds()).toEqual([{ id: order.id, version: 2, paymentId, reason: 'The order was cancelled' }]);
    expect(order).toMatchObject({ status: 'cancelled', version: 2 });
  });

  it('is given back when another payment completed the order, which stays complete', async () => {
    const second = anId();
    await make((it) => it.settle(anId()));
    await make((it) => it.settle(second));
    await models.bus.waitForPublished(orderRefundDue, ({ id }) => id === order.id);
    expect(refunds()).toEqual([{ id: order.id, version: 2, paymentId: second, reason: 'The order was paid already' }]);
    expect(order).toMatchObject({ status: 'complete', version: 2 });
  });

  it('is never the one that completed the order', async () => {
    const paymentId = anId();
    await make((it) => it.settle(paymentId));
    await expect(make((it) => it.requestRefund(paymentId, 'a mistake'))).rejects.toThrow('completed the order');
  });
});
