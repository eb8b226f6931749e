import { stopAll, waitFor } from '@ticketing/common/testing';
import type { Connection } from 'mongoose';
import { databaseOf, PaymentsUnderTest, paymentsEnvironment } from '../testing/payments-under-test';
import { StripeStandIn } from '../testing/stripe-stand-in';

const MINUTE = 60_000;
/** More than are settled at once. */
const ATTEMPTS = 45;

let stripe: StripeStandIn;
let payments: PaymentsUnderTest;
let database: Connection;

beforeAll(async () => {
  stripe = await StripeStandIn.start();
  payments = await PaymentsUnderTest.start(paymentsEnvironment(stripe, { STRIPE_TIMEOUT_MS: '10000' }));
  database = await databaseOf(payments);
});

afterAll(async () => {
  await stopAll();
  await database.close();
  await stripe.stop();
});

const settled = (status: string) => database.collection('payments').countDocuments({ status });

it('goes on with whatever is due after an outage while Stripe takes its time over one of them', async () => {
  await stripe.kill();
  const attempts = Array.from({ length: ATTEMPTS }, async () => {
    const { order, buyer } = await payments.hasOrder();
    await payments.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
  });
  await Promise.all(attempts);
  await stripe.resume();
  await stripe.fail({ kind: 'slow', ms: 9_000 });

  payments.aheadMs = MINUTE;
  await waitFor(async () => (await settled('succeeded')) >= ATTEMPTS - 1, { what: 'all but one being settled' });
  expect(await settled('started')).toBe(1);
  await waitFor(async () => (await settled('succeeded')) === ATTEMPTS, { what: 'all being settled', within: 15_000 });
});
