import { orderCancelled, orderCompleted, paymentCreated, paymentFailed, paymentPending } from '@ticketing/common';
import { anOrderCancelled, anOrderCompleted, freePort, stopAll, waitFor } from '@ticketing/common/testing';
import type { Connection } from 'mongoose';
import { databaseOf, PaymentsUnderTest, paymentsEnvironment, storedPayments } from '../testing/payments-under-test';
import { StripeStandIn } from '../testing/stripe-stand-in';

const NEEDS_CONSENT = 'tok_threeDSecure2Required';
const MINUTE = 60_000;

let stripe: StripeStandIn;
let payments: PaymentsUnderTest;
let database: Connection;

/** @param webhooks whether Stripe's webhooks reach the service */
async function start(webhooks: boolean) {
  const port = await freePort();
  stripe = await StripeStandIn.start(webhooks ? port : undefined);
  payments = await PaymentsUnderTest.start(paymentsEnvironment(stripe, { PORT: String(port) }));
  database = await databaseOf(payments);
}

async function stop() {
  await stopAll();
  await database.close();
  await stripe.stop();
}

/** An order of which the payment waits for the buyer's consent. */
async function waiting(token = NEEDS_CONSENT) {
  const { order, buyer } = await payments.hasOrder();
  const { body } = await payments.pay(buyer, { token, orderId: order.id }).expect(202);
  const [intent] = await stripe.intentsOf(order.id);
  return { order, buyer, answer: body as { id: string; clientSecret: string }, stripeId: intent?.id ?? '' };
}

const published = (orderId: string) =>
  payments.bus.published(paymentCreated).filter(({ data }) => data.orderId === orderId);
const settled = (orderId: string, status: string) =>
  waitFor(async () => (await storedPayments(database, orderId)).at(-1)?.status === status, { what: `being ${status}` });
const intentStatus = async (stripeId: string) => (await stripe.api.paymentIntents.retrieve(stripeId)).status;

describe('a payment that the bank wants consent to', () => {
  beforeAll(() => start(true));
  afterAll(stop);

  it('is answered with what the browser needs, told of, and completed by the webhook', async () => {
    const { order, answer, stripeId } = await waiting();
    const { client_secret: clientSecret } = await stripe.api.paymentIntents.retrieve(stripeId);
    expect(answer).toEqual({ id: expect.any(String) as string, clientSecret });
    const pending = await payments.bus.waitForPublished(paymentPending, ({ orderId }) => orderId === order.id);
    expect(pending.data).toEqual({ id: answer.id, orderId: order.id });
    expect(published(order.id)).toEqual([]);

    await stripe.consent(stripeId);
    const created = await payments.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === order.id);
    expect(created.data).toEqual({ id: answer.id, orderId: order.id, stripeId });
  });

  it('is answered the same again with the same card', async () => {
    const { order, buyer, answer } = await waiting();
    const again = await payments.pay(buyer, { token: NEEDS_CONSENT, orderId: order.id }).expect(202);
    expect(again.body).toEqual(answer);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
  });

  it('is given up for another card', async () => {
    const { order, buyer, stripeId } = await waiting();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await intentStatus(stripeId)).toBe('canceled');
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'cancelled' }, { status: 'succeeded' }]);
  });

  it.each(['refused', 'cancelled'])('leaves the order payable when it is %s', async (how) => {
    const { order, buyer, stripeId } = await waiting();
    await (how === 'refused' ? stripe.refuse(stripeId) : stripe.api.paymentIntents.cancel(stripeId));
    await settled(order.id, how === 'refused' ? 'declined' : 'cancelled');
    await payments.bus.waitForPublished(paymentFailed, ({ orderId }) => orderId === order.id);
    // Another card on the old intent would be a second charge.
    expect(await intentStatus(stripeId)).toBe('canceled');

    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('can still be declined after the consent', async () => {
    const { order, stripeId } = await waiting('tok_threeDSecureRequiredChargeDeclined');
    await stripe.consent(stripeId).catch(() => undefined);
    await settled(order.id, 'declined');
    expect(published(order.id)).toEqual([]);
  });
});

describe('a payment that waits for consent while no webhook comes', () => {
  beforeAll(() => start(false));
  afterEach(() => (payments.aheadMs = 0));
  afterAll(stop);

  it('is not charged again when the buyer comes with another card after consenting', async () => {
    const { order, buyer, answer, stripeId } = await waiting();
    await stripe.consent(stripeId);
    const { body } = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(200);
    expect(body).toEqual({ id: answer.id });
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    expect(published(order.id)).toHaveLength(1);
  });

  it.each([
    ['given', 'succeeded', (id: string) => stripe.consent(id)],
    ['refused', 'declined', (id: string) => stripe.refuse(id)],
    ['cancelled', 'cancelled', (id: string) => stripe.api.paymentIntents.cancel(id)],
  ])('is found out by asking: %s', async (_what, status, answerTheBank) => {
    const { order, stripeId } = await waiting();
    await answerTheBank(stripeId);
    payments.aheadMs = MINUTE;
    await settled(order.id, status);
    await waitFor(() => published(order.id).length === (status === 'succeeded' ? 1 : 0));
  });

  it('keeps waiting while the buyer does', async () => {
    const { order, stripeId } = await waiting();
    const [before] = await storedPayments(database, order.id);
    payments.aheadMs = MINUTE;
    await waitFor(async () => {
      const [after] = await storedPayments(database, order.id);
      return (after?.checkAt?.getTime() ?? 0) > (before?.checkAt?.getTime() ?? 0) + MINUTE / 2;
    });
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'awaiting-consent', open: true }]);
    expect(await intentStatus(stripeId)).toBe('requires_action');
  });

  it('is closed at Stripe when the order is cancelled', async () => {
    const { order, stripeId } = await waiting();
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    await settled(order.id, 'cancelled');
    expect(await intentStatus(stripeId)).toBe('canceled');
    await expect(stripe.consent(stripeId)).rejects.toThrow();
  });

  it('is closed at Stripe when the order is paid by another payment', async () => {
    const { order, stripeId } = await waiting();
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order));
    payments.aheadMs = MINUTE;
    await settled(order.id, 'cancelled');
    expect(await intentStatus(stripeId)).toBe('canceled');
  });

  it('is told of as paid when the consent came just before the cancellation', async () => {
    const { order, stripeId } = await waiting();
    await stripe.consent(stripeId);
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    await payments.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === order.id);
    expect(published(order.id)).toHaveLength(1);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('answers 503 to another card while Stripe is away, and gives nothing up', async () => {
    const { order, buyer, stripeId } = await waiting();
    await stripe.kill();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    await stripe.resume();
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'awaiting-consent' }]);
    expect(await intentStatus(stripeId)).toBe('requires_action');
  });
});
