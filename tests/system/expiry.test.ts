import { waitFor } from '@ticketing/common/testing';
import { Redis } from 'ioredis';
import { answerAuthentication } from '@ticketing/test-driver/three-d-secure';
import { mailsTo } from '@ticketing/test-driver/mailbox';
import { orderBecomes } from '@ticketing/test-driver/purchases';
import { stripeRecordsOf } from '@ticketing/test-driver/stripe-records';
import { expectStatus, Person, type Order, type Ticket } from '@ticketing/test-driver/person';
import { Stack } from '@ticketing/test-driver/stack';

const WINDOW_SECONDS = 4;

let stack: Stack;
let seller: Person;
let buyer: Person;

beforeAll(async () => {
  stack = await Stack.start([], { EXPIRATION_WINDOW_SECONDS: String(WINDOW_SECONDS) }, { production: true });
  [seller, buyer] = await Promise.all([Person.signedUp(stack.gateway), Person.signedUp(stack.gateway)]);
});

afterAll(() => stack.stop());

/** Waits for the end of a reservation. @returns how long after its time it came, in ms */
async function end(order: Order): Promise<number> {
  await orderBecomes(buyer, order.id, 'cancelled', 45_000);
  return Date.now() - Date.parse(order.expiresAt);
}

const isFree = async ({ id }: Ticket) => (await seller.get<Ticket>(`/api/tickets/${id}`)).data.orderId === undefined;

describe('a reservation', () => {
  it('ends within five seconds of its time, and the ticket is for sale again', async () => {
    const ticket = await seller.sells();
    const order = await buyer.reserves(ticket.id);
    const late = await end(order);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(5_000);
    await waitFor(() => isFree(ticket), { what: 'the ticket being free' });
    expectStatus(409, await buyer.pays(order.id));
    await buyer.reserves(ticket.id);
  });

  it('ends within thirty seconds of its time when Redis has lost every job', async () => {
    const ticket = await seller.sells();
    const order = await buyer.reserves(ticket.id);
    const redis = new Redis(stack.file.redisUrl);
    await waitFor(async () => (await redis.keys('*')).some((key) => key.includes(order.id)), { what: 'the job' });
    await redis.flushall();
    redis.disconnect();
    expect(await end(order)).toBeLessThan(30_000);
  });

  it('ends when its 3-D Secure authentication never comes, and the intent is cancelled', async () => {
    const order = await buyer.reserves((await seller.sells()).id);
    expectStatus(202, await buyer.pays(order.id, 'tok_threeDSecure2Required'));
    await end(order);
    expect((await stripeRecordsOf(stack, order.id)).charged).toEqual([]);
  });

  it('that was paid too late is paid back, once, with a mail that says so', async () => {
    const order = await buyer.reserves((await seller.sells('Too late', 0.57)).id);
    const answer = await buyer.pays(order.id, 'tok_threeDSecure2Required');
    const { clientSecret } = answer.data as unknown as { clientSecret: string };
    // The authentication and the end of the reservation cross: payments must not receive the cancellation first.
    const payments = stack.replicasOf('payments').map(({ replica }) => replica);
    for (const replica of payments) stack.kill('payments', replica, 'SIGSTOP');
    await end(order);
    await answerAuthentication(stack, clientSecret, 'confirm');
    for (const replica of payments) stack.kill('payments', replica, 'SIGCONT');
    const records = await waitFor(
      async () => {
        const found = await stripeRecordsOf(stack, order.id);
        return found.refunded.length > 0 && found;
      },
      { within: 60_000, what: 'the refund' },
    );
    expect(records).toMatchObject({ charged: [{ amount: 57 }], refunded: [{ amount: 57 }] });
    const mailed = async () => (await mailsTo(stack, buyer.email)).some(({ text }) => text.includes('0.57'));
    await waitFor(mailed, { within: 30_000, what: 'the mail of the refund' });
  });
});
