import { paymentCreated, type OrderCreated } from '@ticketing/common';
import { anId, mongoUri, startMongo } from '@ticketing/common/testing';
import fc from 'fast-check';
import type Stripe from 'stripe';
import request from 'supertest';
import {
  latestStatus,
  PaymentsUnderTest,
  paymentsEnvironment,
  startPayments,
  storedPayments,
  type StartedPayments,
} from '../testing/start-payments';
import { WEBHOOK_SECRET } from '../testing/stripe-stand-in';

let stripe: StartedPayments['stripe'];
let payments: StartedPayments['payments'];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ stripe, payments, database, stop } = await startPayments());
});

afterAll(() => stop());

const anEvent = (type: string, object: object) =>
  JSON.stringify({ id: `evt_${anId()}`, object: 'event', type, data: { object } });

const sign = (payload: string, options: { secret?: string; timestamp?: number } = {}) =>
  stripe.api.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET, ...options });

const send = (payload: string, signature = sign(payload), url = payments.url) =>
  request(url)
    .post('/api/payments/webhook')
    .set({ 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature })
    .send(payload);

/** An order whose payment awaits authentication, and its intent. */
async function anAwaitingPayment() {
  const { order, buyer } = await payments.receiveOrder();
  await payments.pay(buyer, { token: 'tok_threeDSecure2Required', orderId: order.id }).expect(202);
  const [intent] = await stripe.intentsOf(order.id);
  if (!intent) throw new Error('There is no intent');
  return { order, intent };
}

const succeeded = (intent: Stripe.PaymentIntent) =>
  anEvent('payment_intent.succeeded', { ...intent, status: 'succeeded' });
const published = ({ id }: OrderCreated) => payments.published(paymentCreated, id);
const statusOf = ({ id }: OrderCreated) => latestStatus(database, id);

describe('POST /api/payments/webhook', () => {
  it('records that an intent was paid', async () => {
    const { order, intent } = await anAwaitingPayment();
    await send(succeeded(intent)).expect(200);
    expect(published(order)).toMatchObject([{ data: { orderId: order.id, stripeId: intent.id } }]);
  });

  it('finds the payment of an intent without metadata by its id', async () => {
    const { order, intent } = await anAwaitingPayment();
    await send(succeeded({ ...intent, metadata: {} })).expect(200);
    expect(await statusOf(order)).toBe('succeeded');
  });

  it('records a charge before the charging request has its answer', async () => {
    const { order, buyer } = await payments.receiveOrder();
    await stripe.fail({ kind: 'slow', ms: 400 });
    const answer = payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201).then();
    const attempt = async () => (await storedPayments(database, order.id))[0];
    let payment = await attempt();
    while (!payment) payment = await attempt();
    const paymentId = payment._id.toHexString();
    const metadata = { orderId: order.id, paymentId };
    await send(anEvent('payment_intent.succeeded', { id: 'pi_early', status: 'succeeded', metadata })).expect(200);

    expect((await answer).body).toEqual({ id: paymentId });
    expect(published(order)).toHaveLength(1);
  });

  it.each([
    ['no signature', () => ''],
    ['a malformed signature', () => 'v1=nonsense'],
    ['a signature by another secret', (payload: string) => sign(payload, { secret: 'whsec_other' })],
    ['an old signature', (payload: string) => sign(payload, { timestamp: Math.floor(Date.now() / 1000) - 301 })],
    ['the signature of another body', (payload: string) => sign(`${payload} `)],
  ])('refuses an event with %s', async (_what, signature) => {
    const { order, intent } = await anAwaitingPayment();
    const payload = succeeded(intent);
    const { body } = await send(payload, signature(payload)).expect(400);
    expect(body).toEqual({ errors: [{ message: expect.stringMatching(/signed/) as string }] });
    expect(await statusOf(order)).toBe('awaiting-consent');
  });

  it('refuses a signed event that is not declared as JSON', async () => {
    const { order, intent } = await anAwaitingPayment();
    await send(succeeded(intent)).set('content-type', 'text/plain').expect(415);
    expect(await statusOf(order)).toBe('awaiting-consent');
  });

  it('refuses an empty body and one that is too large', async () => {
    await send('').expect(400);
    await send('x'.repeat(102_401)).expect(413);
  });

  it.each([
    [
      'an intent of another program',
      anEvent('payment_intent.succeeded', { id: 'pi_other', status: 'succeeded', metadata: {} }),
    ],
    [
      'an intent with a foreign id in its metadata',
      anEvent('payment_intent.succeeded', { id: 'pi_x', status: 'succeeded', metadata: { paymentId: '{"$gt":""}' } }),
    ],
    ['an intent without metadata', anEvent('payment_intent.succeeded', { id: 'pi_bare', status: 'succeeded' })],
    ['an event without the fields it needs', anEvent('charge.dispute.created', { id: 'dp_1' })],
  ])('answers 200 to %s', async (_what, payload) => {
    await send(payload).expect(200);
  });

  it('counts a failed refund of an unknown payment, for the alert', async () => {
    const refund = { id: 're_1', payment_intent: 'pi_1', amount: 1_999, currency: 'gbp', metadata: {} };
    await send(anEvent('refund.failed', { ...refund, status: 'failed', failure_reason: 'lost_or_stolen_card' }));
    await request(payments.url)
      .get('/metrics')
      .expect(200, /^refunds_failed_total\S* 1$/m);
  });

  it('records a charge even of a cancelled payment', async () => {
    const { order, intent } = await anAwaitingPayment();
    await send(anEvent('payment_intent.canceled', { ...intent, status: 'canceled' })).expect(200);
    expect(await statusOf(order)).toBe('cancelled');
    await send(succeeded(intent)).expect(200);
    expect(await statusOf(order)).toBe('succeeded');
  });

  it('ends in the right state when events arrive more than once and in any order', async () => {
    const steps = fc.shuffledSubarray(['requires_action', 'requires_action', 'requires_payment_method', 'succeeded'], {
      minLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (statuses, atOnce) => {
        const { order, intent } = await anAwaitingPayment();
        await stripe.authenticate(intent.id);
        const events = [...statuses, 'succeeded'].map((status) => {
          const type = status === 'requires_payment_method' ? 'payment_failed' : status;
          return anEvent(`payment_intent.${type}`, { ...intent, status });
        });
        if (atOnce) await Promise.all(events.map((event) => send(event).expect(200)));
        else for (const event of events) await send(event).expect(200);
        expect(await statusOf(order)).toBe('succeeded');
        expect(published(order)).toHaveLength(1);
      }),
      { numRuns: 15 },
    );
  });

  it('answers 503 while the database is away, so that Stripe sends the event again', async () => {
    const mongo = await startMongo();
    const away = await PaymentsUnderTest.start(paymentsEnvironment(stripe, { MONGO_URI: mongoUri(mongo, 'payments') }));
    await mongo.kill();
    const payload = anEvent('payment_intent.succeeded', { id: 'pi_1', status: 'succeeded', metadata: {} });
    const answer = await send(payload, sign(payload), away.url);
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, expect.any(String)]);
    await mongo.resume();
    await mongo.stop();
  });
});
