import { anId, aUser } from '@ticketing/common/testing';
import { startReplicas, type PaymentsUnderTest, type StartedPayments } from '../testing/start-payments';

const PER_ORDER = 3;
const PER_BUYER = 5;
const HOUR = 60 * 60_000;

let stripe: StartedPayments['stripe'];
let replicas: [PaymentsUnderTest, PaymentsUnderTest];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ stripe, replicas, stop } = await startReplicas({
    PAYMENT_DECLINES_PER_ORDER: String(PER_ORDER),
    PAYMENT_DECLINES_PER_BUYER: String(PER_BUYER),
  }));
});

afterEach(() => {
  for (const replica of replicas) replica.aheadMs = 0;
});

afterAll(() => stop());

const DECLINED = 'tok_chargeDeclined';
const tomorrow = () => new Date(Date.now() + 24 * HOUR).toISOString();

async function anOrderOf(buyer = aUser()) {
  const { order } = await replicas[0].receiveOrder({ userId: buyer.id, userEmail: buyer.email, expiresAt: tomorrow() });
  const pay = (token: string, replica = replicas[0], headers: Record<string, string> = {}) =>
    replica.pay(buyer, { token, orderId: order.id }, headers);
  return { order, buyer, pay };
}

async function payDeclined(pay: Awaited<ReturnType<typeof anOrderOf>>['pay'], times: number) {
  for (let time = 0; time < times; time += 1) await pay(DECLINED).expect(402);
}

describe('declines of an order', () => {
  it('are limited: the next try is answered 429 with a message and Retry-After, without asking Stripe', async () => {
    const { order, pay } = await anOrderOf();
    await payDeclined(pay, PER_ORDER);
    const refused = await pay('tok_visa', replicas[1]).expect(429);
    expect(refused.body).toEqual({ errors: [{ message: 'Too many cards were declined. Please try again later.' }] });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(HOUR / 1_000 - 60);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(HOUR / 1_000);
    expect(await stripe.intentsOf(order.id)).toHaveLength(PER_ORDER);
  });

  it('expire after an hour', async () => {
    const { pay } = await anOrderOf();
    await payDeclined(pay, PER_ORDER);
    replicas[0].aheadMs = HOUR + 1_000;
    await pay('tok_visa').expect(201);
  });

  it('are not counted where the token is wrong or the answer is repeated', async () => {
    const { pay } = await anOrderOf();
    for (let time = 0; time < PER_ORDER; time += 1) await pay('tok_unknown').expect(400);
    const key = { 'idempotency-key': anId() };
    for (let time = 0; time < PER_ORDER; time += 1) await pay(DECLINED, replicas[0], key).expect(402);
    await payDeclined(pay, PER_ORDER - 1);
    await pay('tok_visa').expect(429);
  });
});

describe('declines of an account', () => {
  it('are limited over all of its orders, and do not limit other accounts', async () => {
    const first = await anOrderOf();
    await payDeclined(first.pay, PER_ORDER);
    const second = await anOrderOf(first.buyer);
    await payDeclined(second.pay, PER_BUYER - PER_ORDER);
    const third = await anOrderOf(first.buyer);
    await third.pay('tok_visa').expect(429);
    const other = await anOrderOf();
    await other.pay('tok_visa').expect(201);
  });

  it('are limited exactly when many cards are tried at the same time through two replicas', async () => {
    const buyer = aUser();
    const orders = await Promise.all(Array.from({ length: 4 * PER_BUYER }, () => anOrderOf(buyer)));
    const answers = await Promise.all(orders.map(({ pay }, index) => pay(DECLINED, replicas[index % 2 === 0 ? 0 : 1])));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(402), count(429)]).toEqual([PER_BUYER, 3 * PER_BUYER]);
  });

  it('do not include successful payments', async () => {
    const buyer = aUser();
    for (let time = 0; time < 2 * PER_BUYER; time += 1) await (await anOrderOf(buyer)).pay('tok_visa').expect(201);
  });
});
