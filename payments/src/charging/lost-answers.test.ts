import { orderCancelled, orderCreated, paymentCreated, type OrderCreated } from '@ticketing/common';
import { anOrderCancelled, waitFor } from '@ticketing/common/testing';
import { startPayments, storedPayments, waitForStatus, type StartedPayments } from '../testing/start-payments';

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;

let stripe: StartedPayments['stripe'];
let payments: StartedPayments['payments'];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ stripe, payments, database, stop } = await startPayments({ STRIPE_TIMEOUT_MS: '1500' }));
});

afterEach(async () => {
  payments.aheadMs = 0;
  await stripe.heal();
});

afterAll(() => stop());

const inHours = (hours: number) => new Date(Date.now() + hours * HOURS).toISOString();
const published = (orderId: string) => payments.published(paymentCreated, orderId);
const expectPublishedOnce = async (id: string) => {
  await payments.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === id);
  expect(published(id)).toHaveLength(1);
};
const becomes = (orderId: string, status: string) => waitForStatus(database, orderId, status);

const A_CALL = '/payment_intents/pi_';

/** An order whose first payment charged the card with an unknown outcome: neither the charge nor the check was answered. */
async function anUnknownCharge(given: Partial<OrderCreated> = {}) {
  const { order, buyer } = await payments.receiveOrder(given);
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
    const { order, buyer } = await anUnknownCharge();
    const { status } = await payments.pay(buyer, { token, orderId: order.id });
    // The reconciler may have been quicker.
    expect([200, 201]).toContain(status);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    await expectPublishedOnce(order.id);
  });

  it('is found by the reconciler within a minute when the buyer does not try again', async () => {
    const { order } = await anUnknownCharge();
    payments.aheadMs = MINUTES;
    await becomes(order.id, 'succeeded');
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    await expectPublishedOnce(order.id);
  });

  it('is found when the order is cancelled meanwhile, so that the money can be refunded', async () => {
    const { order } = await anUnknownCharge();
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    payments.aheadMs = MINUTES;
    await becomes(order.id, 'succeeded');
    await expectPublishedOnce(order.id);
  });

  it('is looked up, not asked for with its key, when Stripe may have forgotten that', async () => {
    const { order } = await anUnknownCharge({ expiresAt: inHours(48) });
    await stripe.kill();
    payments.aheadMs = 24 * HOURS;
    await stripe.resume();
    await stripe.fail({ kind: 'error' });
    await becomes(order.id, 'succeeded');
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    // The fault did not occur, so nothing was posted.
    expect(await stripe.faultsLeft()).toBe(1);
  });
});

describe('a payment that was started while Stripe was away', () => {
  it('is answered 503, and charged by the reconciler once Stripe is back', async () => {
    const { order, buyer } = await payments.receiveOrder();
    await stripe.kill();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    await stripe.resume();

    payments.aheadMs = MINUTES;
    await becomes(order.id, 'succeeded');
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('is not charged when the order ends before Stripe is back', async () => {
    const { order, buyer } = await payments.receiveOrder();
    await stripe.kill();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    await stripe.resume();

    payments.aheadMs = MINUTES;
    await becomes(order.id, 'cancelled');
    expect(await stripe.intentsOf(order.id)).toEqual([]);
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(409);
  });

  it('leaves the order payable when it ends in a decline', async () => {
    const { order, buyer } = await payments.receiveOrder();
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
  ])('to %s is followed by a try with another key, before the buyer is answered', async (_what, path) => {
    const { order, buyer } = await payments.receiveOrder();
    await stripe.fail({ kind: 'error', path });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    await expectPublishedOnce(order.id);
  });

  it('that is repeated is followed by a charge at the next try', async () => {
    const { order, buyer } = await payments.receiveOrder();
    await stripe.fail({ kind: 'error', count: 2, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    const { status } = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id });
    expect([200, 201]).toContain(status);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    await expectPublishedOnce(order.id);
  });

  it('that does not end closes the payment and cancels the intent within ten seconds', async () => {
    const { order, buyer } = await payments.receiveOrder();
    await stripe.fail({ kind: 'error', count: 1_000, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    payments.aheadMs = 10_000;
    await becomes(order.id, 'declined');
    expect(await stripe.intentsOf(order.id)).toMatchObject([{ status: 'canceled' }]);
    await stripe.heal();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('does not hide a charge that was made', async () => {
    const { order, buyer } = await payments.receiveOrder();
    await stripe.fail({ kind: 'error', count: 2, path: '/confirm' });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    const [intent] = await stripe.intentsOf(order.id);
    await stripe.api.paymentIntents.confirm(intent?.id ?? '');

    const { status } = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id });
    expect([200, 201]).toContain(status);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    await expectPublishedOnce(order.id);
  });
});

describe('an answer that arrives too late', () => {
  it.each([
    ['making the intent', '/v1/payment_intents'],
    ['charging it', '/confirm'],
  ])('to %s is replaced by a check before the buyer is answered', async (_what, path) => {
    const { order, buyer } = await payments.receiveOrder();
    await stripe.fail({ kind: 'timeout-after', path });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    await expectPublishedOnce(order.id);
  });
});

describe('an order that ends while it is being paid', () => {
  it.each([
    ['before Stripe is asked to charge', '/v1/payment_intents'],
    ['while Stripe charges', '/confirm'],
  ])('is answered 409, with no payment left open: %s', async (_when, path) => {
    const { order, buyer } = await payments.receiveOrder();
    await stripe.fail({ kind: 'slow', ms: 600, path });
    const answer = payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).then(({ status }) => status);
    await waitFor(async () => (await stripe.faultsLeft()) === 0);
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    expect(await answer).toBe(409);
    const [stored] = await storedPayments(database, order.id);
    const paid = (await stripe.chargesOf(order.id)).length;
    // A charge is published, so that orders requests the refund.
    expect([stored?.status, published(order.id).length]).toEqual(paid === 0 ? ['cancelled', 0] : ['succeeded', 1]);
    expect(paid).toBe(path === '/confirm' ? 1 : 0);
  });
});

describe('a replica that lags behind', () => {
  it('takes no second payment for an order whose event is delivered twice', async () => {
    const { order, buyer } = await payments.receiveOrder();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    await payments.bus.deliver(orderCreated, order);
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(200);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });
});
