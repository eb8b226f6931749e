import { waitFor } from '@ticketing/common/testing';
import { startPayments, type StartedPayments } from '../testing/start-payments';

const MINUTE = 60_000;
/** More than are reconciled at once. */
const PAYMENTS = 45;

let stripe: StartedPayments['stripe'];
let payments: StartedPayments['payments'];
let database: StartedPayments['database'];
let stop: StartedPayments['stop'];

beforeAll(async () => {
  ({ stripe, payments, database, stop } = await startPayments({ STRIPE_TIMEOUT_MS: '20000' }));
});

afterAll(() => stop());

const countOf = (status: string) => database.collection('payments').countDocuments({ status });

it('finishes the other due payments after an outage while Stripe is slow to answer one', async () => {
  await stripe.kill();
  const requests = Array.from({ length: PAYMENTS }, async () => {
    const { order, buyer } = await payments.receiveOrder();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
  });
  await Promise.all(requests);
  await stripe.resume();
  await stripe.fail({ kind: 'slow', ms: 18_000 });

  payments.aheadMs = 2 * MINUTE;
  await waitFor(async () => (await countOf('succeeded')) >= PAYMENTS - 1, {
    what: 'all but one being charged',
    within: 15_000,
  });
  expect(await countOf('started')).toBe(1);
  await waitFor(async () => (await countOf('succeeded')) === PAYMENTS, { what: 'all being charged', within: 25_000 });
}, 90_000);
