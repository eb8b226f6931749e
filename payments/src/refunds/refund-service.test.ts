import {
  orderCancelled,
  orderRefundDue,
  paymentCreated,
  paymentRefunded,
  type OrderCreated,
  type OrderRefundDue,
} from '@ticketing/common';
import { anId, anOrderCancelled, waitFor } from '@ticketing/common/testing';
import request from 'supertest';
import { startReplicas, storedPayments, type PaymentsUnderTest, type StartedPayments } from '../testing/start-payments';

const MINUTE = 60_000;

let stripe: StartedPayments['stripe'];
let replicas: [PaymentsUnderTest, PaymentsUnderTest];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ stripe, replicas, database, stop } = await startReplicas({ STRIPE_TIMEOUT_MS: '3000' }));
});

afterEach(async () => {
  for (const replica of replicas) replica.aheadMs = 0;
  await stripe.heal();
});

afterAll(() => stop());

/** An order that was paid and then cancelled, and the event that requests the refund. */
async function paidTooLate() {
  const [payments] = replicas;
  const { order, buyer } = await payments.receiveOrder();
  await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
  const created = await payments.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === order.id);
  await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
  const due: OrderRefundDue = { id: order.id, version: 2, paymentId: created.data.id, reason: 'paid too late' };
  return { order, buyer, due, payment: created.data };
}

const published = ({ id }: OrderCreated) => replicas.flatMap((replica) => replica.published(paymentRefunded, id));
const refunded = (order: OrderCreated) =>
  waitFor(() => published(order).length > 0, { what: 'the refund being published', within: 20_000 });

describe('order:refund-due', () => {
  it('refunds the whole payment, and publishes the refund', async () => {
    const { order, buyer, due, payment } = await paidTooLate();
    await replicas[0].bus.deliver(orderRefundDue, due);
    await refunded(order);

    const { id, stripeId } = payment;
    expect(await stripe.refundsOf(order.id)).toMatchObject([
      { amount: 1_999, payment_intent: stripeId, metadata: { orderId: order.id, paymentId: id } },
    ]);
    const [event] = published(order);
    expect(event?.data).toEqual({
      ...{ id, orderId: order.id, stripeId },
      ...{ amount: 1_999, currency: 'gbp', email: buyer.email, userId: buyer.id },
    });
    await replicas[0].pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(409);
  });

  it('refunds once when it is delivered several times to several replicas', async () => {
    const { order, due } = await paidTooLate();
    await Promise.all([0, 1, 0, 1].map((replica) => replicas[replica === 0 ? 0 : 1].bus.deliver(orderRefundDue, due)));
    await refunded(order);
    await replicas[1].bus.deliver(orderRefundDue, due);

    expect(await stripe.refundsOf(order.id)).toHaveLength(1);
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'refunded' }]);
    expect(new Set(published(order).map(({ id }) => id)).size).toBe(1);
  });

  it.each([
    ['never answers', { kind: 'timeout-after' }],
    ['answers 500, which it repeats under the same key', { kind: 'error' }],
  ] as const)('is repeated until Stripe has the refund, when Stripe %s', async (_what, fault) => {
    const { order, due } = await paidTooLate();
    await stripe.fail(fault);
    await replicas[0].bus.deliver(orderRefundDue, due);
    await waitFor(async () => (await stripe.faultsLeft()) === 0);
    for (const replica of replicas) replica.aheadMs = MINUTE;
    await refunded(order);
    expect(await stripe.refundsOf(order.id)).toHaveLength(1);
    expect(published(order)).toHaveLength(1);
  });

  it('is repeated after Stripe was away', async () => {
    const { order, due } = await paidTooLate();
    await stripe.kill();
    await replicas[0].bus.deliver(orderRefundDue, due);
    await waitFor(async () => {
      const [payment] = await storedPayments(database, order.id);
      return payment?.status === 'refund-due' && payment.checkAt !== undefined && payment.checkAt > new Date();
    });
    await stripe.resume();
    replicas[1].aheadMs = MINUTE;
    await refunded(order);
    expect(await stripe.refundsOf(order.id)).toHaveLength(1);
  });

  it('is repeated with another key, after a pause and with an alert, when Stripe refuses', async () => {
    const { order, due, payment } = await paidTooLate();
    const payments = database.collection('payments');
    // Stripe does not know this payment until the id is restored.
    await payments.updateOne({ orderId: order.id }, { $set: { stripeId: 'pi_unknown' } });
    await replicas[0].bus.deliver(orderRefundDue, due);
    const refused = await waitFor(async () => {
      const [stored] = await storedPayments(database, order.id);
      return stored?.refundKeysSpent === 1 && stored;
    });
    expect(refused.status).toBe('refund-due');
    expect(refused.checkAt?.getTime()).toBeGreaterThan(Date.now() + MINUTE / 2);
    const counts = replicas.map(async ({ url }) => (await request(url).get('/metrics')).text);
    expect((await Promise.all(counts)).join()).toMatch(/^refunds_refused_total\S* 1$/m);

    await payments.updateOne({ orderId: order.id }, { $set: { stripeId: payment.stripeId } });
    replicas[1].aheadMs = 2 * MINUTE;
    await refunded(order);
    expect(await stripe.refundsOf(order.id)).toHaveLength(1);
    expect(published(order)).toHaveLength(1);
  });

  it('accepts a refund that was made by hand', async () => {
    const { order, due, payment } = await paidTooLate();
    await stripe.api.refunds.create({ payment_intent: payment.stripeId });
    await replicas[0].bus.deliver(orderRefundDue, due);
    await refunded(order);
    expect(await stripe.refundsOf(order.id)).toEqual([]);
  });

  it('becomes a dead letter when there is no such payment', async () => {
    const { order, due } = await paidTooLate();
    await replicas[0].bus.deliver(orderRefundDue, { ...due, paymentId: anId() });
    const { body } = await request(replicas[0].url).get('/dead-letters').expect(200);
    expect(body).toMatchObject([
      { subject: 'order:refund-due', reason: expect.stringContaining('no payment') as string },
    ]);
    expect(await stripe.refundsOf(order.id)).toEqual([]);
  });
});
