import {
  orderRefundDue,
  paymentCreated,
  paymentDisputeClosed,
  paymentDisputed,
  paymentRefundDelayed,
  paymentRefunded,
  paymentRefundFailed,
  type EventDefinition,
} from '@ticketing/common';
import { anId, waitFor } from '@ticketing/common/testing';
import {
  latestStatus,
  startPayments,
  storedPayments,
  waitForStatus,
  type StartedPayments,
} from '../testing/start-payments';

const TWO_MINUTES = 120_000;

let stripe: StartedPayments['stripe'];
let payments: StartedPayments['payments'];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

const start = async (webhooks: boolean) => {
  ({ stripe, payments, database, stop } = await startPayments({}, webhooks));
};

async function paid(token: string) {
  const { order, buyer } = await payments.receiveOrder();
  await payments.pay(buyer, { token, orderId: order.id }).expect(201);
  const { data } = await payments.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === order.id);
  return { order, buyer, payment: data };
}

/** A payment whose refund was requested. */
async function refundDue(token: string) {
  const made = await paid(token);
  const { order, payment } = made;
  await payments.bus.deliver(orderRefundDue, { id: order.id, version: 2, paymentId: payment.id, reason: 'too late' });
  return made;
}

const published = (event: EventDefinition, orderId: string) => payments.published(event, orderId);
const publishedOnce = async (event: EventDefinition, orderId: string) => {
  await waitFor(() => published(event, orderId).length > 0, { what: event.subject });
  expect(published(event, orderId)).toHaveLength(1);
  return published(event, orderId)[0]?.data as Record<string, unknown>;
};
const statusOf = (orderId: string) => latestStatus(database, orderId);
const becomes = (orderId: string, status: string) => waitForStatus(database, orderId, status);
const refundOf = (orderId: string) =>
  waitFor(async () => (await stripe.refundsOf(orderId)).at(-1), { what: 'the refund at Stripe' });

describe.each([
  ['while the webhooks of Stripe come', true],
  ['while no webhook comes', false],
])('a refund that Stripe has not made yet, %s', (_how, webhooks) => {
  beforeAll(() => start(webhooks));
  afterEach(() => (payments.aheadMs = 0));
  afterAll(() => stop());

  it('is published as delayed once, and as done only after Stripe has made it', async () => {
    const { order, buyer } = await refundDue('tok_pendingRefund');
    const delayed = await publishedOnce(paymentRefundDelayed, order.id);
    expect(delayed).toMatchObject({ amount: 1_999, email: buyer.email, reason: 'insufficient_funds' });
    expect(await statusOf(order.id)).toBe('refund-due');
    expect(published(paymentRefunded, order.id)).toEqual([]);

    await stripe.endRefund((await refundOf(order.id)).id, 'succeed');
    if (!webhooks) payments.aheadMs = TWO_MINUTES;
    expect(await publishedOnce(paymentRefunded, order.id)).toMatchObject({ amount: 1_999, email: buyer.email });
    await becomes(order.id, 'refunded');
    expect(await stripe.refundsOf(order.id)).toHaveLength(1);
  });

  it.each([
    ['fail', 'expired_or_canceled_card'],
    ['cancel', 'canceled'],
  ] as const)('that ends without success (%s) is published as failed, and raises an alert', async (step, reason) => {
    const { order, buyer } = await refundDue('tok_pendingRefund');
    await publishedOnce(paymentRefundDelayed, order.id);
    await stripe.endRefund((await refundOf(order.id)).id, step);
    if (!webhooks) payments.aheadMs = TWO_MINUTES;
    expect(await publishedOnce(paymentRefundFailed, order.id)).toMatchObject({ email: buyer.email, reason });
    await becomes(order.id, 'refund-failed');
    expect(published(paymentRefunded, order.id)).toEqual([]);
    expect(await payments.metrics()).toMatch(/^refunds_failed_total\S* [1-9]/m);
  });
});

describe('what happens at Stripe alone', () => {
  beforeAll(() => start(true));
  afterAll(() => stop());

  it('publishes a refund that the bank returns as failed', async () => {
    const { order } = await refundDue('tok_refundFail');
    expect(await publishedOnce(paymentRefundFailed, order.id)).toMatchObject({ reason: 'expired_or_canceled_card' });
    await becomes(order.id, 'refund-failed');
  });

  it('publishes a refund made by hand with its amount, and raises an alert', async () => {
    const { order, payment } = await paid('tok_visa');
    await stripe.api.refunds.create({ payment_intent: payment.stripeId, amount: 500 });
    expect(await publishedOnce(paymentRefunded, order.id)).toMatchObject({ id: payment.id, amount: 500 });
    expect(await statusOf(order.id)).toBe('succeeded');
    expect(await payments.metrics()).toMatch(/^refunds_by_hand_total\S* 1$/m);

    await stripe.api.refunds.create({ payment_intent: payment.stripeId });
    await becomes(order.id, 'refunded');
    await waitFor(() => published(paymentRefunded, order.id).length === 2);
    const amounts = published(paymentRefunded, order.id).map(({ data }) => (data as { amount: number }).amount);
    expect(amounts).toEqual([500, 1_999]);
  });

  it.each([
    ['winning_evidence', 'won'],
    ['losing_evidence', 'lost'],
  ])('publishes a dispute when it is opened and when it is closed: %s', async (evidence, outcome) => {
    const { order, payment } = await paid('tok_createDispute');
    const opened = await publishedOnce(paymentDisputed, order.id);
    expect(opened).toMatchObject({ id: payment.id, amount: 1_999, currency: 'gbp', reason: 'fraudulent' });
    expect(Date.parse(opened.dueBy as string)).toBeGreaterThan(Date.now());

    await stripe.api.disputes.update(opened.disputeId as string, { evidence: { uncategorized_text: evidence } });
    expect(await publishedOnce(paymentDisputeClosed, order.id)).toMatchObject({ outcome });
    expect(await payments.metrics()).toMatch(new RegExp(`^disputes_total{step="${outcome}".* 1$`, 'm'));
  });

  it('stores and publishes a payment that a restored database has lost, and raises an alert', async () => {
    const { order, buyer } = await payments.receiveOrder();
    const metadata = { orderId: order.id, paymentId: anId() };
    const card = { payment_method: 'pm_card_visa', allowed_payment_method_types: ['card'] };
    const intent = await stripe.api.paymentIntents.create({
      ...{ amount: 1_999, currency: 'gbp', confirm: true, metadata },
      ...card,
    });
    expect(await publishedOnce(paymentCreated, order.id)).toEqual({
      ...{ id: metadata.paymentId, orderId: order.id, stripeId: intent.id },
    });
    expect(await storedPayments(database, order.id)).toMatchObject([{ userId: buyer.id, amount: 1_999 }]);
    expect(await payments.metrics()).toMatch(/^unmatched_money_total\S* [1-9]/m);
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(200);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('stores money that belongs to no payment, and raises an alert', async () => {
    const stored = (id: string) => database.collection<{ _id: string }>('unmatchedmoney').findOne({ _id: id });
    const intent = await stripe.api.paymentIntents.create({
      ...{ amount: 777, currency: 'gbp', confirm: true, payment_method: 'pm_card_createDispute' },
      allowed_payment_method_types: ['card'],
    });
    const refund = await stripe.api.refunds.create({ payment_intent: intent.id });
    expect(await waitFor(() => stored(intent.id))).toMatchObject({ kind: 'payment', amount: 777, currency: 'gbp' });
    expect(await waitFor(() => stored(refund.id))).toMatchObject({ kind: 'refund', stripeId: intent.id });
    const [dispute] = (await stripe.api.disputes.list({ payment_intent: intent.id })).data;
    expect(await waitFor(() => stored(dispute?.id ?? ''))).toMatchObject({ kind: 'dispute', stripeId: intent.id });
  });
});
