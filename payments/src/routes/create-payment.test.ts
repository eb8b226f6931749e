import { orderCancelled, orderCompleted, paymentCreated, type SessionUser } from '@ticketing/common';
import {
  anId,
  anOrderCancelled,
  anOrderCompleted,
  aUser,
  cookieWithToken,
  sessionCookieOf,
  TEST_JWT_KEY,
} from '@ticketing/common/testing';
import jwt from 'jsonwebtoken';
import request from 'supertest';
import { startPayments, type StartedPayments } from '../testing/start-payments';

const PREVIOUS_KEY = 'the key before, also 32 characters long';

let stripe: StartedPayments['stripe'];
let payments: StartedPayments['payments'];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ stripe, payments, database, stop } = await startPayments({ JWT_KEY_PREVIOUS: PREVIOUS_KEY }));
});

afterAll(() => stop());

const errors = (message: unknown, field?: string) => ({
  errors: [field === undefined ? { message } : { message, field }],
});
const someWords = expect.stringMatching(/\w/) as string;

describe('POST /api/payments', () => {
  it('charges the card and publishes the payment', async () => {
    const { order, buyer } = await payments.receiveOrder();

    const answer = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);

    const { id } = answer.body as { id: string };
    expect(answer.body).toEqual({ id: expect.stringMatching(/^[0-9a-f]{24}$/) as string });
    const [charge, ...more] = await stripe.chargesOf(order.id);
    expect(more).toEqual([]);
    expect(charge).toMatchObject({ currency: 'gbp', metadata: { orderId: order.id, paymentId: id } });
    const event = await payments.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === order.id);
    expect(event.data).toEqual({ id, orderId: order.id, stripeId: charge?.id });
  });

  it.each([
    [0.5, 50],
    [0.57, 57],
    [1.15, 115],
    [19.99, 1_999],
    [999_999.99, 99_999_999],
  ])('charges %d to the penny', async (price, amount) => {
    const { order, buyer } = await payments.receiveOrder({ ticket: { id: anId(), price } });
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.chargesOf(order.id)).toMatchObject([{ amount, amount_received: amount }]);
  });

  it('charges the total of several tickets to the penny', async () => {
    const several = { ticket: { id: anId(), price: 0.29, units: [1, 2, 3] }, quantity: 3, total: 0.87 };
    const { order, buyer } = await payments.receiveOrder(several);
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.chargesOf(order.id)).toMatchObject([{ amount: 87, amount_received: 87 }]);
  });

  it('accepts a payment method as well as a token, and an order id in upper case', async () => {
    const { order, buyer } = await payments.receiveOrder();
    await payments.pay(buyer, { token: 'pm_card_visa', orderId: order.id.toUpperCase() }).expect(201);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('answers with the same payment for a paid order, without asking Stripe', async () => {
    const { order, buyer } = await payments.receiveOrder();
    const first = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);

    await stripe.kill();
    const again = await payments.pay(buyer, { token: 'tok_mastercard', orderId: order.id }).expect(200);
    await payments.bus.deliver(orderCompleted, anOrderCompleted(order));
    const completed = await payments.pay(buyer, { token: 'tok_mastercard', orderId: order.id }).expect(200);
    await stripe.resume();

    expect([again.body, completed.body]).toEqual([first.body, first.body]);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('explains to the buyer that the card was declined, and accepts another card', async () => {
    const { order, buyer } = await payments.receiveOrder();
    const declined = await payments.pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id });
    expect([declined.status, declined.body]).toEqual([402, errors(expect.stringContaining('try another card'))]);

    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it.each([
    ['tok_chargeDeclinedInsufficientFunds', /insufficient funds/],
    ['tok_chargeDeclinedExpiredCard', /expired/],
    ['tok_chargeDeclinedIncorrectCvc', /security code/],
    ['tok_chargeDeclinedProcessingError', /little while/],
    ['tok_chargeDeclinedStolenCard', /^Your card was declined/],
    ['tok_chargeDeclinedFraudulent', /^Your card was declined/],
  ])('explains %s without a reason that the payer must not learn', async (token, words) => {
    const { order, buyer } = await payments.receiveOrder();
    const { body } = await payments.pay(buyer, { token, orderId: order.id }).expect(402);
    expect(body).toEqual(errors(expect.stringMatching(words)));
  });

  it('refuses a token that is unknown to Stripe or used, and accepts another', async () => {
    const { order, buyer } = await payments.receiveOrder();
    const used = await stripe.api.tokens.create({
      card: { number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123' },
    });
    const other = await payments.receiveOrder();
    await payments.pay(other.buyer, { token: used.id, orderId: other.order.id }).expect(201);

    for (const token of ['tok_unknown', 'pm_unknown', used.id]) {
      const { body } = await payments.pay(buyer, { token, orderId: order.id }).expect(400);
      expect(body).toEqual(errors(someWords, 'token'));
    }
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(201);
  });

  it.each([
    ['no token', { orderId: anId() }, 'token'],
    ['a token that is a number', { token: 5, orderId: anId() }, 'token'],
    ['an operator as the token', { token: { $gt: '' }, orderId: anId() }, 'token'],
    ['a list of tokens', { token: ['tok_visa'], orderId: anId() }, 'token'],
    ['a card number as the token', { token: '4242424242424242', orderId: anId() }, 'token'],
    ['a token with a path in it', { token: 'tok_visa/../x', orderId: anId() }, 'token'],
    ['no order', { token: 'tok_visa' }, 'orderId'],
    ['a malformed order', { token: 'tok_visa', orderId: '42' }, 'orderId'],
    ['an operator as the order', { token: 'tok_visa', orderId: { $ne: null } }, 'orderId'],
  ])('refuses %s', async (_what, body, field) => {
    const answer = await payments.pay(aUser(), body);
    expect([answer.status, answer.body]).toEqual([400, errors(someWords, field)]);
  });

  it.each([
    ['malformed JSON', '{"token":', { 'content-type': 'application/json' }, 400],
    ['a form', 'token=tok_visa', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['too large a body', JSON.stringify({ token: 'x'.repeat(102_400) }), { 'content-type': 'application/json' }, 413],
  ])('refuses %s', async (_what, body, headers, status) => {
    const answer = await payments.pay(aUser(), body, headers);
    expect([answer.status, answer.body]).toEqual([status, errors(someWords)]);
  });

  const claims = ({ id, email }: SessionUser) => ({ id, email });
  const signed = (options: jwt.SignOptions, key = TEST_JWT_KEY) => jwt.sign(claims(aUser()), key, options);
  it.each([
    ['no cookie', ''],
    ['garbage', 'session=garbage'],
    ['an unsigned token', cookieWithToken(jwt.sign(claims(aUser()), null, { algorithm: 'none', expiresIn: 900 }))],
    ['a token signed otherwise', cookieWithToken(signed({ algorithm: 'HS512', expiresIn: 900 }))],
    ['a token of another key', cookieWithToken(signed({ expiresIn: 900 }, 'some other key of 32 characters.'))],
    ['an expired token', cookieWithToken(signed({ expiresIn: -1 }))],
    ['a token that never expires', cookieWithToken(signed({}))],
  ])('answers 401 to a request with %s', async (_what, cookie) => {
    const answer = await request(payments.url).post('/api/payments').set('cookie', cookie).send({});
    expect([answer.status, answer.body]).toEqual([401, errors(someWords)]);
  });

  it('accepts a session that was signed with the previous key', async () => {
    const { order, buyer } = await payments.receiveOrder();
    const cookie = sessionCookieOf(buyer, PREVIOUS_KEY);
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }, { cookie }).expect(201);
  });

  it('answers 404 for an unknown order, and 403 for the order of another buyer', async () => {
    const { order, buyer } = await payments.receiveOrder();
    const unknown = await payments.pay(buyer, { token: 'tok_visa', orderId: anId() }).expect(404);
    const foreign = await payments.pay(aUser(), { token: 'tok_visa', orderId: order.id }).expect(403);
    expect([unknown.body, foreign.body]).toEqual([errors(someWords), errors(someWords)]);
    expect(await stripe.intentsOf(order.id)).toEqual([]);
  });

  it.each([
    ['cancelled', (order) => payments.bus.deliver(orderCancelled, anOrderCancelled(order))],
    ['complete by another payment', (order) => payments.bus.deliver(orderCompleted, anOrderCompleted(order))],
  ] as [string, (order: Parameters<typeof anOrderCancelled>[0]) => Promise<void>][])(
    'charges nothing for an order that is %s',
    async (_what, end) => {
      const { order, buyer } = await payments.receiveOrder();
      await end(order);
      const answer = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id });
      expect([answer.status, answer.body]).toEqual([409, errors(someWords)]);
      expect(await stripe.intentsOf(order.id)).toEqual([]);
    },
  );

  it('charges nothing for an order that has expired, also before its cancellation arrives', async () => {
    const { order, buyer } = await payments.receiveOrder({ expiresAt: new Date(Date.now() - 1).toISOString() });
    const answer = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id });
    expect([answer.status, answer.body]).toEqual([409, errors(someWords)]);
    expect(await stripe.intentsOf(order.id)).toEqual([]);
  });

  it('repeats the answer for an Idempotency-Key, also for a declined card', async () => {
    const { order, buyer } = await payments.receiveOrder();
    const key = { 'idempotency-key': 'declined' };
    const declined = await payments.pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id }, key).expect(402);
    const again = await payments.pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id }, key).expect(402);
    expect(again.body).toEqual(declined.body);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);

    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }, key).expect(422);
    const other = { 'idempotency-key': 'paid' };
    const paid = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }, other).expect(201);
    const paidAgain = await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }, other).expect(201);
    expect(paidAgain.body).toEqual(paid.body);
  });

  it.each([
    ['tok_chargeDeclined', 402],
    ['tok_visa', 201],
  ])('repeats the answer after a crash before the answer was stored: %s', async (token, status) => {
    const { order, buyer } = await payments.receiveOrder();
    const key = { 'idempotency-key': anId() };
    const first = await payments.pay(buyer, { token, orderId: order.id }, key).expect(status);
    const died = { $unset: { answer: '' }, $set: { heldUntil: new Date(0) } };
    await database.collection('idempotencykeys').updateMany({}, died);

    const again = await payments.pay(buyer, { token, orderId: order.id }, key).expect(status);
    expect(again.body).toEqual(first.body);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
  });

  it('answers an unknown route with errors in the same shape', async () => {
    const answer = await request(payments.url).get('/api/payments').expect(404);
    expect(answer.body).toEqual(errors(someWords));
  });
});
