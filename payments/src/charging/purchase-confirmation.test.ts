import {
  orderCancelled,
  orderCompleted,
  orderPaymentFailed,
  orderAwaitingPayment,
  paymentCreated,
  paymentFailed,
  paymentPending,
} from '@ticketing/common';
import { anId, anOrderCancelled, anOrderCompleted, waitFor } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { startPayments, storedPayments, type StartedPayments } from '../testing/start-payments';

let stripe: StartedPayments['stripe'];
let payments: StartedPayments['payments'];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ stripe, payments, database, stop } = await startPayments());
});

beforeEach(() => {
  payments.bus.decides = false;
});

afterEach(async () => {
  payments.aheadMs = 0;
  payments.bus.away = false;
  await stripe.heal();
});

afterAll(() => stop());

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const waitForPayment = (orderId: string) =>
  payments.bus.waitForPublished(paymentCreated, (payment) => payment.orderId === orderId);
const pendingOf = (orderId: string) => payments.published(paymentPending, orderId);
const failedOf = (orderId: string) => payments.published(paymentFailed, orderId);

describe('the answer to a payment', () => {
  it('is 201 only once orders has completed the order with it', async () => {
    const { order, buyer } = await payments.receiveOrder();
    let answered = false;
    const answer = payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then((response) => {
      answered = true;
      return response;
    });
    const { data } = await waitForPayment(order.id);
    expect(answered).toBe(false);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: data.id }));
    expect((await answer).status).toBe(201);
  });

  it.each([201, 200])('is 409 when the order was cancelled meanwhile, where it would have been %i', async (status) => {
    const { order, buyer } = await payments.receiveOrder();
    const pay = () => payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then((response) => response);
    const first = pay();
    await waitForPayment(order.id);
    const answer = status === 201 ? first : pay();
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    expect(await answer).toMatchObject({
      status: 409,
      body: { errors: [{ message: expect.stringContaining('cancelled') as string }] },
    });
    await first;
  });

  it('is 409 when another payment has completed the order', async () => {
    const { order, buyer } = await payments.receiveOrder();
    const answer = payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then(({ status }) => status);
    await waitForPayment(order.id);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: anId() }));
    expect(await answer).toBe(409);
  });

  it('is 503 with a message when orders decides nothing near the end of the order, and 200 once it has', async () => {
    const { order, buyer } = await payments.receiveOrder({ expiresAt: inMs(20_000) });
    const answer = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    expect(answer.body).toEqual({
      errors: [{ message: expect.stringContaining('not be charged twice') as string }],
    });
    const { data } = await waitForPayment(order.id);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: data.id }));
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(200);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('is 201 while the bus is away and the order has enough time left', async () => {
    const { order, buyer } = await payments.receiveOrder();
    payments.bus.away = true;
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
  });
});

describe('a payment near the end of its order', () => {
  const copyIsCreated = async (id: string) =>
    (await database.collection('orders').findOne({ _id: new Types.ObjectId(id) }))?.status === 'created';

  it('is published as pending, with the time that orders has to wait, before Stripe is asked', async () => {
    const { order, buyer } = await payments.receiveOrder({ expiresAt: inMs(10_000) });
    await stripe.fail({ kind: 'slow', ms: 500 });
    const answer = payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then(({ status }) => status);
    const { data } = await payments.bus.waitForPublished(paymentPending, ({ orderId }) => orderId === order.id);
    expect(await stripe.intentsOf(order.id)).toEqual([]);
    expect(Date.parse(data.until ?? '') - Date.parse(order.expiresAt)).toBe(20_000);
    const paid = await waitForPayment(order.id);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: paid.data.id }));
    expect(await answer).toBe(201);
    expect(pendingOf(order.id)).toHaveLength(1);
  });

  it('is charged after the order’s time when it was started in time, and by no other card', async () => {
    const { order, buyer } = await payments.receiveOrder({ expiresAt: inMs(20_000) });
    await stripe.fail({ kind: 'error', count: 2, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    payments.aheadMs = 21_000;
    await waitFor(async () => (await stripe.chargesOf(order.id)).length === 1, {
      what: 'the charge by the reconciler',
    });
    const paid = await waitForPayment(order.id);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order, { paymentId: paid.data.id }));
    await payments.pay(buyer, { token: 'tok_mastercard', orderId: order.id }).expect(200);
  });

  it('is not charged once orders has stopped waiting', async () => {
    const { order, buyer } = await payments.receiveOrder({ expiresAt: inMs(20_000) });
    await stripe.fail({ kind: 'error', count: 2, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    payments.aheadMs = 50_000;
    await waitFor(async () => (await storedPayments(database, order.id))[0]?.status === 'cancelled');
    expect(await stripe.intentsOf(order.id)).toMatchObject([{ status: 'canceled' }]);
    await waitFor(() => failedOf(order.id).length === 1);
  });

  it('is not published as pending when there is enough time left', async () => {
    const { order, buyer } = await payments.receiveOrder();
    payments.bus.decides = true;
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(pendingOf(order.id)).toEqual([]);
  });

  it('is published as failed when the card is declined', async () => {
    const { order, buyer } = await payments.receiveOrder({ expiresAt: inMs(10_000) });
    await payments.pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id }).expect(402);
    await waitFor(() => failedOf(order.id).length === 1);
  });

  it('makes the copy of the order payable again after order:payment-failed', async () => {
    const { order } = await payments.receiveOrder();
    await payments.bus.deliver(orderAwaitingPayment, { id: order.id, version: 1 });
    await payments.bus.deliver(orderPaymentFailed, { id: order.id, version: 2 });
    expect(await copyIsCreated(order.id)).toBe(true);
  });
});
