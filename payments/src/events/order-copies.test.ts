import {
  orderAwaitingPayment,
  orderCancelled,
  orderCompleted,
  orderCreated,
  type OrderCreated,
} from '@ticketing/common';
import { anOrderCancelled, anOrderCompleted, anOrderCreated, stopAll } from '@ticketing/common/testing';
import fc from 'fast-check';
import { Types, type Connection } from 'mongoose';
import request from 'supertest';
import type { OrderFields } from '../models/order';
import { databaseOf, PaymentsUnderTest, paymentsEnvironment } from '../testing/payments-under-test';
import { StripeStandIn } from '../testing/stripe-stand-in';

let stripe: StripeStandIn;
let payments: PaymentsUnderTest;
let database: Connection;

beforeAll(async () => {
  stripe = await StripeStandIn.start();
  payments = await PaymentsUnderTest.start(paymentsEnvironment(stripe));
  database = await databaseOf(payments);
});

afterAll(async () => {
  await stopAll();
  await database.close();
  await stripe.stop();
});

const copyOf = ({ id }: OrderCreated) =>
  database.collection<OrderFields>('orders').findOne({ _id: new Types.ObjectId(id) });

/** An order's whole life, a delivery an event. */
function lifeOf(order: OrderCreated): (() => Promise<void>)[] {
  const { bus } = payments;
  return [
    () => bus.deliver(orderCreated, order),
    () => bus.deliver(orderAwaitingPayment, { id: order.id, version: 1 }),
    () => bus.deliver(orderCompleted, anOrderCompleted(order, { version: 2 })),
  ];
}

describe('what payments knows of an order', () => {
  it('is whose it is, what it costs in the smallest unit, and until when', async () => {
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

  it('follows the order to the end, whatever comes twice or overtakes another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 6 }), async (sequence) => {
        const order = anOrderCreated();
        const life = lifeOf(order);
        await Promise.all(sequence.map(async (step) => life[step]?.()));
        expect(await copyOf(order)).toMatchObject({ status: 'complete', version: 2 });
      }),
      { numRuns: 20 },
    );
  });

  it('waits for what is missing', async () => {
    const order = anOrderCreated();
    await expect(payments.bus.deliver(orderCancelled, anOrderCancelled(order))).rejects.toThrow('version 1 came');
    await payments.bus.deliver(orderCreated, order);
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    expect(await copyOf(order)).toMatchObject({ status: 'cancelled', version: 1 });
  });

  it('is not touched by what is no event: that is parked', async () => {
    const order = anOrderCreated();
    await payments.bus.deliverText('order:created', JSON.stringify({ id: order.id }));
    expect(await copyOf(order)).toBeNull();
    const { body } = await request(payments.url).get('/dead-letters').expect(200);
    expect(body).toMatchObject([{ subject: 'order:created', payload: { id: order.id } }]);
  });
});
