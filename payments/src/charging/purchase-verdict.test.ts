import {
  orderCancelled,
  orderCompleted,
  orderPaymentFailed,
  orderAwaitingPayment,
  paymentCreated,
  paymentFailed,
  paymentPending,
} from '@ticketing/common';
import { anId, anOrderCancelled, anOrderCompleted, stopAll, waitFor } from '@ticketing/common/testing';
import { Types, type Connection } from 'mongoose';
import { databaseOf, PaymentsUnderTest, paymentsEnvironment, storedPayments } from '../testing/payments-under-test';
import { StripeStandIn } from '../testing/stripe-stand-in';

let stripe: StripeStandIn;
let payments: PaymentsUnderTest;
let database: Connection;

beforeAll(async () => {
  stripe = await StripeStandIn.start();
  payments = await PaymentsUnderTest.start(paymentsEnvironment(stripe));
  database = await databaseOf(payments);
});

beforeEach(() => {
  payments.bus.decides = false;
});

afterEach(async () => {
  payments.aheadMs = 0;
  payments.bus.away = false;
  await stripe.heal();
});

afterAll(async () => {
  await stopAll();
  await database.close();
  await stripe.stop();
});

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const isPaid = (orderId: string) =>
  payments.bus.waitForPublished(paymentCreated, (payment) => payment.orderId === orderId);
const pendingOf = (orderId: string) =>
  payments.bus.published(paymentPending).filter(({ data }) => data.orderId === orderId);
const failedOf = (orderId: string) =>
  payments.bus.published(paymentFailed).filter(({ data }) => data.orderId === orderId);

describe('the answer to a payment', () => {
  it('is 201 only once orders has completed the order with it', async () => {
    const { order, buyer } = await payments.hasOrder();
    let answered = false;
    const answer = payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then((response) => {
      answered = true;
      return response;
    });
    const { data } = await isPaid(order.id);
    expect(answered).toBe(false);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: data.id }));
    expect((await answer).status).toBe(201);
  });

  it.each([201, 200])('is 409 when the order was cancelled meanwhile, where it would have been %i', async (status) => {
    const { order, buyer } = await payments.hasOrder();
    const pay = () => payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then((response) => response);
    const first = pay();
    await isPaid(order.id);
    const answer = status === 201 ? first : pay();
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    expect(await answer).toMatchObject({
      status: 409,
      body: { errors: [{ message: expect.stringContaining('cancelled') as string }] },
    });
    await first;
  });

  it('is 409 when another payment has completed the order', async () => {
    const { order, buyer } = await payments.hasOrder();
    const answer = payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then(({ status }) => status);
    await isPaid(order.id);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: anId() }));
    expect(await answer).toBe(409);
  });

  it('is 503, in words, when orders says nothing near the end of the order; and then what orders says', async () => {
    const { order, buyer } = await payments.hasOrder({ expiresAt: inMs(20_000) });
    const answer = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    expect(answer.body).toEqual({
      errors: [{ message: expect.stringContaining('not be charged twice') as string }],
    });
    const { data } = await isPaid(order.id);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: data.id }));
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(200);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('is 201 while the bus is away and the order has plenty of time', async () => {
    const { order, buyer } = await payments.hasOrder();
    payments.bus.away = true;
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
  });
});

describe('a payment near the end of its order', () => {
  const copyIsCreated = async (id: string) =>
    (await database.collection('orders').findOne({ _id: new Types.ObjectId(id) }))?.status === 'created';

  it('is published as under way before Stripe is asked, and until when orders is to wait', async () => {
    const { order, buyer } = await payments.hasOrder({ expiresAt: inMs(10_000) });
    await stripe.fail({ kind: 'slow', ms: 500 });
    const answer = payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then(({ status }) => status);
    const { data } = await payments.bus.waitForPublished(paymentPending, ({ orderId }) => orderId === order.id);
    expect(await stripe.intentsOf(order.id)).toEqual([]);
    expect(Date.parse(data.until ?? '') - Date.parse(order.expiresAt)).toBe(20_000);
    const paid = await isPaid(order.id);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: paid.data.id }));
    expect(await answer).toBe(201);
    expect(pendingOf(order.id)).toHaveLength(1);
  });

  it('is charged past the order’s time when it was begun in it, and by no other card then', async () => {
    const { order, buyer } = await payments.hasOrder({ expiresAt: inMs(20_000) });
    await stripe.fail({ kind: 'error', count: 2, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    payments.aheadMs = 21_000;
    await waitFor(async () => (await stripe.chargesOf(order.id)).length === 1, { what: 'the charge by the sweep' });
    const paid = await isPaid(order.id);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: paid.data.id }));
    await payments.pay(buyer, { token: 'tok_mastercard', orderId: order.id }).expect(200);
  });

  it('is not charged any more when orders waits no longer', async () => {
    const { order, buyer } = await payments.hasOrder({ expiresAt: inMs(20_000) });
    await stripe.fail({ kind: 'error', count: 2, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    payments.aheadMs = 50_000;
    await waitFor(async () => (await storedPayments(database, order.id))[0]?.status === 'cancelled');
    expect(await stripe.intentsOf(order.id)).toMatchObject([{ status: 'canceled' }]);
    await waitFor(() => failedOf(order.id).length === 1);
  });

  it('is not published as under way when there is time enough', async () => {
    const { order, buyer } = await payments.hasOrder();
    payments.bus.decides = true;
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(pendingOf(order.id)).toEqual([]);
  });

  it('publishes that it failed when the card is declined', async () => {
    const { order, buyer } = await payments.hasOrder({ expiresAt: inMs(10_000) });
    await payments.pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id }).expect(402);
    await waitFor(() => failedOf(order.id).length === 1);
  });

  it('leaves the copy of the order created again after order:payment-failed', async () => {
    const { order } = await payments.hasOrder();
    await payments.bus.deliver(orderAwaitingPayment, { id: order.id, version: 1 });
    await payments.bus.deliver(orderPaymentFailed, { id: order.id, version: 2 });
    expect(await copyIsCreated(order.id)).toBe(true);
  });
});
