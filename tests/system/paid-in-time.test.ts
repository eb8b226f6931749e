import { waitFor } from '@ticketing/common/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { injectFault } from '@ticketing/test-driver/stand-in-faults';
import { stripeRecords } from '@ticketing/test-driver/stripe-records';
import { Person, type Order } from '@ticketing/test-driver/person';
import { Stack } from '@ticketing/test-driver/stack';

const WINDOW_SECONDS = 6;
const BUYERS = 8;
const AROUND_MS = 1_500;
/** Every order has ended by then: orders waits at most 30 s for a payment that is under way. */
const ENDS_WITHIN_MS = 45_000;

let stack: Stack;
let seller: Person;
let buyers: Person[];

beforeAll(async () => {
  stack = await Stack.start(['--replicas', '2'], { EXPIRATION_WINDOW_SECONDS: String(WINDOW_SECONDS) });
  seller = await Person.signedUp(stack.gateway);
  buyers = await Promise.all(Array.from({ length: BUYERS }, () => Person.signedUp(stack.gateway)));
});

afterAll(() => stack.stop());

interface Answered {
  buyer: Person;
  order: Order;
  status: number;
}

/** Has many orders made and paid, each in its own time. */
async function payAll(count: number, pay: (buyer: Person, order: Order, index: number) => Promise<number>) {
  const answers: Promise<Answered>[] = [];
  for (let index = 0; index < count; index += 1) {
    const buyer = buyers[index % BUYERS] as Person;
    const order = await buyer.reserves((await seller.sells()).id);
    answers.push(pay(buyer, order, index).then((status) => ({ buyer, order, status })));
  }
  return Promise.all(answers);
}

const pay = async (buyer: Person, { id }: Order, token = 'tok_visa') =>
  (await buyer.retry(() => buyer.post('/api/payments', { token, orderId: id }), [404])).status;

/** The problems of an order that has ended: a 201 means a purchase, and without a purchase no charge is kept. */
async function problemsOf({ buyer, order, status }: Answered, records: Awaited<ReturnType<typeof stripeRecords>>) {
  const { data } = await buyer.get<Order>(`/api/orders/${order.id}`);
  const charged = records.intents.filter(
    (intent) => intent.status === 'succeeded' && intent.metadata.orderId === order.id,
  );
  const refunded = records.refunds.filter(({ payment_intent }) => charged.some(({ id }) => id === payment_intent));
  const kept = charged.length - refunded.length;
  const wrong = [
    ...(status === 201 && data.status !== 'complete' ? ['was answered 201'] : []),
    ...(kept !== (data.status === 'complete' ? 1 : 0) ? [`has ${kept} charges that were kept`] : []),
    ...([201, 402, 409, 503].includes(status) ? [] : [`was answered ${status}`]),
  ];
  return wrong.map((problem) => `${order.id} is ${data.status} and ${problem}`);
}

async function problemsIn(answers: Answered[]): Promise<string[]> {
  const hasEnded = async ({ buyer, order }: Answered) => {
    const { status } = (await buyer.get<Order>(`/api/orders/${order.id}`)).data;
    return status === 'complete' || status === 'cancelled';
  };
  for (const answer of answers) await waitFor(() => hasEnded(answer), { within: ENDS_WITHIN_MS, what: 'the end' });
  const look = async () => {
    const records = await stripeRecords(stack);
    return (await Promise.all(answers.map((answer) => problemsOf(answer, records)))).flat();
  };
  // Refunds are on their way for a moment.
  await waitFor(async () => (await look()).length === 0, { within: 20_000 }).catch(() => undefined);
  return look();
}

const count = (answers: Answered[], status: number) => answers.filter((answer) => answer.status === status).length;

describe('a payment answered with 201 buys the ticket, and no other charge is kept', () => {
  it('when payments are begun around the end of the order’s time', async () => {
    const answers = await payAll(120, async (buyer, order, index) => {
      const at = Date.parse(order.expiresAt) + ((index * 37) % 100) * 0.02 * AROUND_MS - AROUND_MS;
      await delay(Math.max(0, at - Date.now()));
      return pay(buyer, order);
    });
    expect(await problemsIn(answers)).toEqual([]);
    expect(count(answers, 201)).toBeGreaterThan(10);
    expect(count(answers, 409)).toBeGreaterThan(10);
  });

  it('when Stripe takes until after the end: a payment begun in time is not undone by it', async () => {
    const answers = await payAll(20, async (buyer, order) => {
      await delay(Math.max(0, Date.parse(order.expiresAt) - 1_500 - Date.now()));
      await injectFault(stack, 'stripe', { kind: 'slow', count: 1, ms: 3_000, path: '/confirm' });
      return pay(buyer, order);
    });
    expect(await problemsIn(answers)).toEqual([]);
    expect(count(answers, 201)).toBe(20);
  });

  it('when the order is cancelled at the same moment, and no answer is a 503', async () => {
    const answers = await payAll(60, async (buyer, order, index) => {
      // payments has to know the order: an unknown token changes nothing.
      await buyer.retry(() => buyer.post('/api/payments', { token: 'tok_unknown', orderId: order.id }), [404]);
      const [status] = await Promise.all([
        pay(buyer, order),
        delay((index % 20) * 50).then(() => buyer.delete(`/api/orders/${order.id}`)),
      ]);
      return status;
    });
    expect(await problemsIn(answers)).toEqual([]);
    expect(count(answers, 503)).toBe(0);
    expect(count(answers, 201)).toBeGreaterThan(0);
    expect(count(answers, 409)).toBeGreaterThan(0);
  });
});
