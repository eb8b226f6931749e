import { orderCancelled, orderCompleted, paymentCreated, paymentFailed, paymentPending } from '@ticketing/common';
import { anOrderCancelled, anOrderCompleted, waitFor } from '@ticketing/common/testing';
import { startPayments, storedPayments, waitForStatus, type StartedPayments } from '../testing/start-payments';

const NEEDS_AUTHENTICATION = 'tok_threeDSecure2Required';
const MINUTE = 60_000;

let stripe: StartedPayments['stripe'];
let payments: StartedPayments['payments'];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

const start = async (webhooks: boolean) => {
  ({ stripe, payments, database, stop } = await startPayments({}, webhooks));
};

/** An order whose payment awaits the authentication of the buyer. */
async function anAwaitingPayment(token = NEEDS_AUTHENTICATION) {
  const { order, buyer } = await payments.receiveOrder();
  const { body } = await payments.pay(buyer, { token, orderId: order.id }).expect(202);
  const [intent] = await stripe.intentsOf(order.id);
  return { order, buyer, answer: body as { id: string; clientSecret: string }, stripeId: intent?.id ?? '' };
}

const published = (orderId: string) => payments.published(paymentCreated, orderId);
const becomes = (orderId: string, status: string) => waitForStatus(database, orderId, status);
const intentStatus = async (stripeId: string) => (await stripe.api.paymentIntents.retrieve(stripeId)).status;

describe('a payment that the buyer has to authenticate', () => {
  beforeAll(() => start(true));
  afterAll(() => stop());

  it('is answered with its client secret, published as pending, and completed by the webhook', async () => {
    const { order, answer, stripeId } = await anAwaitingPayment();
    const { client_secret: clientSecret } = await stripe.api.paymentIntents.retrieve(stripeId);
    expect(answer).toEqual({ id: expect.any(String) as string, clientSecret });
    const pending = await payments.bus.waitForPublished(paymentPending, ({ orderId }) => orderId === order.id);
    expect(pending.data).toEqual({ id: answer.id, orderId: order.id });
    expect(published(order.id)).toEqual([]);

    await stripe.authenticate(stripeId);
    const created = await payments.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === order.id);
    expect(created.data).toEqual({ id: answer.id, orderId: order.id, stripeId });
  });

  it('gets the same answer again for the same card', async () => {
    const { order, buyer, answer } = await anAwaitingPayment();
    const again = await payments.pay(buyer, { token: NEEDS_AUTHENTICATION, orderId: order.id }).expect(202);
    expect(again.body).toEqual(answer);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
  });

  it('is cancelled when the buyer pays by another card', async () => {
    const { order, buyer, stripeId } = await anAwaitingPayment();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await intentStatus(stripeId)).toBe('canceled');
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'cancelled' }, { status: 'succeeded' }]);
  });

  it.each(['refused', 'cancelled'])('leaves the order payable when the authentication is %s', async (how) => {
    const { order, buyer, stripeId } = await anAwaitingPayment();
    await (how === 'refused' ? stripe.failAuthentication(stripeId) : stripe.api.paymentIntents.cancel(stripeId));
    await becomes(order.id, how === 'refused' ? 'declined' : 'cancelled');
    await payments.bus.waitForPublished(paymentFailed, ({ orderId }) => orderId === order.id);
    // Another card on the old intent would be a second charge.
    expect(await intentStatus(stripeId)).toBe('canceled');

    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('can still be declined after the authentication', async () => {
    const { order, stripeId } = await anAwaitingPayment('tok_threeDSecureRequiredChargeDeclined');
    await stripe.authenticate(stripeId).catch(() => undefined);
    await becomes(order.id, 'declined');
    expect(published(order.id)).toEqual([]);
  });
});

describe('a payment that awaits authentication while no webhook comes', () => {
  beforeAll(() => start(false));
  afterEach(() => (payments.aheadMs = 0));
  afterAll(() => stop());

  it('is not charged again when the buyer sends another card after the authentication', async () => {
    const { order, buyer, answer, stripeId } = await anAwaitingPayment();
    await stripe.authenticate(stripeId);
    const { body } = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(200);
    expect(body).toEqual({ id: answer.id });
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
    expect(published(order.id)).toHaveLength(1);
  });

  it.each([
    ['completed', 'succeeded', (id: string) => stripe.authenticate(id)],
    ['refused', 'declined', (id: string) => stripe.failAuthentication(id)],
    ['cancelled', 'cancelled', (id: string) => stripe.api.paymentIntents.cancel(id)],
  ])('is reconciled with Stripe after the authentication was %s', async (_what, status, act) => {
    const { order, stripeId } = await anAwaitingPayment();
    await act(stripeId);
    payments.aheadMs = MINUTE;
    await becomes(order.id, status);
    await waitFor(() => published(order.id).length === (status === 'succeeded' ? 1 : 0));
  });

  it('stays open while the authentication is pending', async () => {
    const { order, stripeId } = await anAwaitingPayment();
    const [before] = await storedPayments(database, order.id);
    payments.aheadMs = MINUTE;
    await waitFor(async () => {
      const [after] = await storedPayments(database, order.id);
      return (after?.checkAt?.getTime() ?? 0) > (before?.checkAt?.getTime() ?? 0) + MINUTE / 2;
    });
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'awaiting-consent', open: true }]);
    expect(await intentStatus(stripeId)).toBe('requires_action');
  });

  it('is cancelled at Stripe when the order is cancelled', async () => {
    const { order, stripeId } = await anAwaitingPayment();
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    await becomes(order.id, 'cancelled');
    expect(await intentStatus(stripeId)).toBe('canceled');
    await expect(stripe.authenticate(stripeId)).rejects.toThrow();
  });

  it('is cancelled at Stripe when another payment completes the order', async () => {
    const { order, stripeId } = await anAwaitingPayment();
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order));
    payments.aheadMs = MINUTE;
    await becomes(order.id, 'cancelled');
    expect(await intentStatus(stripeId)).toBe('canceled');
  });

  it('is published as paid when the authentication came just before the cancellation', async () => {
    const { order, stripeId } = await anAwaitingPayment();
    await stripe.authenticate(stripeId);
    await payments.bus.deliver(orderCancelled, anOrderCancelled(order));
    await payments.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === order.id);
    expect(published(order.id)).toHaveLength(1);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('stays open, and another card is answered 503, while Stripe is away', async () => {
    const { order, buyer, stripeId } = await anAwaitingPayment();
    await stripe.kill();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    await stripe.resume();
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'awaiting-consent' }]);
    expect(await intentStatus(stripeId)).toBe('requires_action');
  });
});
