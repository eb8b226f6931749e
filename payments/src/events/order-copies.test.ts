import {
  orderAwaitingPayment,
  orderCancelled,
  orderCompleted,
  orderCreated,
  orderMailDue,
  type OrderCreated,
} from '@ticketing/common';
import { anOrderCancelled, anOrderCompleted, anOrderCreated } from '@ticketing/common/testing';
import fc from 'fast-check';
import { Types } from 'mongoose';
import request from 'supertest';
import type { OrderFields } from '../models/order';
import { startPayments, type StartedPayments } from '../testing/start-payments';

let payments: StartedPayments['payments'];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ payments, database, stop } = await startPayments());
});

afterAll(() => stop());

const copyOf = ({ id }: OrderCreated) =>
  database.collection<OrderFields>('orders').findOne({ _id: new Types.ObjectId(id) });

/** The events of a completed order whose mail is sent again, each as its delivery. */
function deliveriesOf(order: OrderCreated): (() => Promise<void>)[] {
  const { bus } = payments;
  const completed = anOrderCompleted(order, { version: 2 });
  return [
    () => bus.deliver(orderCreated, order),
    () => bus.deliver(orderAwaitingPayment, { id: order.id, version: 1 }),
    () => bus.deliver(orderCompleted, completed),
    () => bus.deliver(orderMailDue, { ...completed, version: 3, userId: order.userId, email: 'new@example.com' }),
  ];
}

describe('the copy of an order', () => {
  it('has the buyer, the price in the smallest unit, and the expiry', async () => {
    const order = anOrderCreated({ ticket: { id: anOrderCreated().id, price: 1.15 } });
    await payments.bus.deliver(orderCreated, order);
    expect(await copyOf(order)).toEqual({
      _id: new Types.ObjectId(order.id),
      userId: order.userId,
      userEmail: order.userEmail,
      amount: 115,
      status: 'created',
      expiresAt: new Date(order.expiresAt),
      version: 0,
    });
  });

  it('reaches the last state when events arrive twice and in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8 }), async (sequence) => {
        const order = anOrderCreated();
        const deliveries = deliveriesOf(order);
        await Promise.all(sequence.map(async (step) => deliveries[step]?.()));
        expect(await copyOf(order)).toMatchObject({ status: 'complete', version: 3, userEmail: order.userEmail });
      }),
      { numRuns: 20 },
    );
  });

  it('waits for a missing version', async () => {
    const order = anOrderCreated();
    await expect(payments.bus.deliver(orderCancelled, anOrderCancelled(order))).rejects.toThrow('version 1 came');
    await payments.bus.deliver(orderCreated, order);
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    expect(await copyOf(order)).toMatchObject({ status: 'cancelled', version: 1 });
  });

  it('is not changed by an invalid event, which becomes a dead letter', async () => {
    const order = anOrderCreated();
    await payments.bus.deliverText('order:created', JSON.stringify({ id: order.id }));
    expect(await copyOf(order)).toBeNull();
    const { body } = await request(payments.url).get('/dead-letters').expect(200);
    expect(body).toMatchObject([{ subject: 'order:created', payload: { id: order.id } }]);
  });
});
