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

const A_CALL = '/payment_intents/pi_';

/** An order of which the first attempt charged the card, and nobody knows: neither the charge nor the look at it is answered. */
async function chargedUnknowingly(given: Partial<OrderCreated> = {}) {
  const { order, buyer } = await payments.hasOrder(given);
  await stripe.fail({ kind: 'timeout-after', count: 2, path: '/confirm' });
  await stripe.fail({ kind: 'error', count: 2, method: 'any', path: A_CALL });
  const answer = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id });
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toMatch(/^\d+$/);
  await stripe.heal();
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
    await settled(order.id, 'cancelled');
    expect(await stripe.intentsOf(order.id)).toEqual([]);
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(409);
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
  it.each([
    ['making the intent', '/payment_intents'],
    ['charging it', '/confirm'],
  ])('to %s is made up for under another key, before the buyer is answered', async (_what, path) => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.fail({ kind: 'error', path });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    await toldOnce(order.id);
  });

  it('that comes again is made up for by the next try', async () => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.fail({ kind: 'error', count: 2, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    const { status } = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id });
    expect([200, 201]).toContain(status);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    await toldOnce(order.id);
  });

  it('that does not end is given up within ten seconds, and the intent with it', async () => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.fail({ kind: 'error', count: 1_000, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    payments.aheadMs = 10_000;
    await settled(order.id, 'declined');
    expect(await stripe.intentsOf(order.id)).toMatchObject([{ status: 'canceled' }]);
    await stripe.heal();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('does not hide a charge that was made all the same', async () => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.fail({ kind: 'error', count: 2, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    const [intent] = await stripe.intentsOf(order.id);
    await stripe.api.paymentIntents.confirm(intent?.id ?? '');

    const { status } = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id });
    expect([200, 201]).toContain(status);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    await toldOnce(order.id);
  });
});

describe('an answer that comes too late', () => {
  it.each([
    ['making the intent', '/v1/payment_intents'],
    ['charging it', '/confirm'],
  ])('of %s is found out before the buyer is answered', async (_what, path) => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.fail({ kind: 'timeout-after', path });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    await toldOnce(order.id);
  });
});

describe('an order that ends while it is being paid', () => {
  it.each([
    ['before Stripe is asked to charge', '/v1/payment_intents'],
    ['while Stripe charges', '/confirm'],
  ])('is answered 409, with no attempt left open: %s', async (_when, path) => {
    const { order, buyer } = await payments.hasOrder();
    await stripe.fail({ kind: 'slow', ms: 600, path });
    const answer = payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then(({ status }) => status);
    await waitFor(async () => (await stripe.faultsLeft()) === 0);
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    expect(await answer).toBe(409);
    const [stored] = await storedPayments(database, order.id);
    const paid = (await stripe.chargesOf(order.id)).length;
    // Charged money is published, so that orders has it given back.
    expect([stored?.status, told(order.id).length]).toEqual(paid === 0 ? ['cancelled', 0] : ['succeeded', 1]);
    expect(paid).toBe(path === '/confirm' ? 1 : 0);
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
