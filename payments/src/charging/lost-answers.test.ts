import { orderCancelled, orderCreated, paymentCreated, type OrderCreated } from '@ticketing/common';
import { anOrderCancelled, stopAll, waitFor } from '@ticketing/common/testing';
import type { Connection } from 'mongoose';
import { databaseOf, PaymentsUnderTest, paymentsEnvironment, storedPayments } from '../testing/payments-under-test';
import { StripeStandIn } from '../testing/stripe-stand-in';

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;

let stripe: StripeStandIn;
let payments: PaymentsUnderTest;
let database: Connection;

beforeAll(async () => {
  stripe = await StripeStandIn.start();
  payments = await PaymentsUnderTest.start(paymentsEnvironment(stripe, { STRIPE_TIMEOUT_MS: '1500' }));
  database = await databaseOf(payments);
});

afterEach(async () => {
  payments.aheadMs = 0;
  await stripe.heal();
});

afterAll(async () => {
  await stopAll();
  await database.close();
  await stripe.stop();
});

const inHours = (hours: number) => new Date(Date.now() + hours * HOURS).toISOString();
const told = (orderId: string) => payments.bus.published(paymentCreated).filter(({ data }) => data.orderId === orderId);
const toldOnce = async (id: string) => {
  await payments.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === id);
  expect(told(id)).toHaveLength(1);
};
const settled = (orderId: string, status: string) =>
  waitFor(async () => (await storedPayments(database, orderId)).at(-1)?.status === status, { what: `being ${status}` });

/** An order of which the first attempt charged the card, and nobody knows. */
async function chargedUnknowingly(given: Partial<OrderCreated> = {}) {
  const { order, buyer } = await payments.hasOrder(given);
  await stripe.fail({ kind: 'timeout-after' });
  const answer = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id });
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toMatch(/^\d+$/);
  expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  return { order, buyer };
}

describe('a charge of which the answer was lost', () => {
  it.each(['tok_visa', 'tok_mastercard'])('is found by the next try, with %s', async (token) => {
    const { order, buyer } = await chargedUnknowingly();
    const { status } = await payments.pay(buyer, { token, orderId: order.id });
    // The sweep may have been quicker.
    expect([200, 201]).toContain(status);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    await toldOnce(order.id);
  });

  it('is found by the sweep, within a minute, when nobody tries again', async () => {
    const { order } = await chargedUnknowingly();
    payments.aheadMs = MINUTES;
    await settled(order.id, 'succeeded');
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    await toldOnce(order.id);
  });

  it('is found when the order is cancelled meanwhile, so that the money can go back', async () => {
    const { order } = await chargedUnknowingly();
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    payments.aheadMs = MINUTES;
    await settled(order.id, 'succeeded');
    await toldOnce(order.id);
  });

  it('is looked up, not asked for with its key, when Stripe may have forgotten that', async () => {
    const { order } = await chargedUnknowingly({ expiresAt: inHours(48) });
    await stripe.kill();
    payments.aheadMs = 24 * HOURS;
    await stripe.resume();
    await stripe.fail({ kind: 'error' });
    await settled(order.id, 'succeeded');
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    // Nothing was posted that the fault could have befallen.
    expect(await stripe.faultsLeft()).toBe(1);
  });
});

describe('an attempt that Stripe was away for', () => {
  it('is answered with 503, and made by the sweep once Stripe is back', async () => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.kill();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    await stripe.resume();

    payments.aheadMs = MINUTES;
    await settled(order.id, 'succeeded');
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('charges nobody any more when the order ends before Stripe is back', async () => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.kill();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    await stripe.resume();

    payments.aheadMs = MINUTES;
    await settled(order.id, 'declined');
    expect(await stripe.intentsOf(order.id)).toEqual([]);
  });

  it('leaves the order payable when it ends in a decline', async () => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.kill();
    await payments.pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id }).expect(503);
    await stripe.resume();

    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'declined' }, { status: 'succeeded' }]);
  });
});

describe('an answer of 500, which Stripe repeats for a day', () => {
  it('is not taken for an outcome, until Stripe still has no charge a while later', async () => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.fail({ kind: 'error' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'started', open: true }]);

    payments.aheadMs = MINUTES;
    await settled(order.id, 'declined');
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('does not keep an intent open that was never confirmed', async () => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.fail({ kind: 'error' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    const [payment] = await storedPayments(database, order.id);
    const metadata = { orderId: order.id, paymentId: String(payment?._id) };
    await stripe.api.paymentIntents.create({ amount: 1_999, currency: 'gbp', metadata });

    payments.aheadMs = MINUTES;
    await settled(order.id, 'declined');
    expect(await stripe.intentsOf(order.id)).toMatchObject([{ status: 'canceled' }]);
  });

  it('does not hide a charge that was made all the same', async () => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.fail({ kind: 'error' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    const [payment] = await storedPayments(database, order.id);
    await stripe.api.paymentIntents.create({
      amount: 1_999,
      currency: 'gbp',
      confirm: true,
      allowed_payment_method_types: ['card'],
      payment_method: 'pm_card_visa',
      metadata: { orderId: order.id, paymentId: String(payment?._id) },
    });

    const { status } = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id });
    expect([200, 201]).toContain(status);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    await toldOnce(order.id);
  });
});

describe('a replica that lags behind', () => {
  it('takes no second payment for an order that it hears of twice', async () => {
    const { order, buyer } = await payments.hasOrder();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    await payments.bus.deliver(orderCreated, order);
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(200);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });
});
