import { paymentCreated } from '@ticketing/common';
import { stopAll } from '@ticketing/common/testing';
import type { Connection } from 'mongoose';
import { databaseOf, PaymentsUnderTest, paymentsEnvironment, storedPayments } from '../testing/payments-under-test';
import { StripeStandIn } from '../testing/stripe-stand-in';

let stripe: StripeStandIn;
let replicas: [PaymentsUnderTest, PaymentsUnderTest];
let database: Connection;

beforeAll(async () => {
  stripe = await StripeStandIn.start();
  const environment = paymentsEnvironment(stripe);
  const first = await PaymentsUnderTest.start(environment);
  replicas = [first, await PaymentsUnderTest.start(environment)];
  database = await databaseOf(first);
});

afterEach(() => stripe.heal());

afterAll(async () => {
  await stopAll();
  await database.close();
  await stripe.stop();
});

const told = (orderId: string) =>
  replicas.flatMap(({ bus }) => bus.published(paymentCreated)).filter(({ data }) => data.orderId === orderId);

describe('paying an order in several tabs, through two replicas', () => {
  it('charges once, and answers 201 once', async () => {
    const { order, buyer } = await replicas[0].hasOrder();
    await stripe.fail({ kind: 'slow', ms: 200 });

    const tabs = Array.from({ length: 12 }, (_, tab) => {
      const replica = replicas[tab % 2 === 0 ? 0 : 1];
      return replica.pay(buyer, { token: tab % 3 === 0 ? 'tok_visa' : 'tok_mastercard', orderId: order.id });
    });
    const statuses = (await Promise.all(tabs)).map(({ status }) => status).sort();

    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    expect(await storedPayments(database, order.id)).toHaveLength(1);
    expect(told(order.id)).toHaveLength(1);
  });

  it('lets one tab at most go on with an attempt that was left without an answer', async () => {
    const { order, buyer } = await replicas[0].hasOrder();
    await stripe.kill();
    await replicas[0].pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(503);
    await stripe.resume();

    const tabs = replicas.flatMap((replica) => [
      replica.pay(buyer, { token: 'tok_visa', orderId: order.id }),
      replica.pay(buyer, { token: 'tok_mastercard', orderId: order.id }),
    ]);
    const statuses = (await Promise.all(tabs)).map(({ status }) => status);

    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    expect(await storedPayments(database, order.id)).toMatchObject([{ status: 'succeeded', token: 'tok_visa' }]);
  });

  it('charges one card only when the first was declined in one tab and others try at once', async () => {
    const { order, buyer } = await replicas[0].hasOrder();
    await replicas[0].pay(buyer, { token: 'tok_chargeDeclined', orderId: order.id }).expect(402);

    const tabs = replicas.map((replica) => replica.pay(buyer, { token: 'tok_visa', orderId: order.id }));
    const statuses = (await Promise.all(tabs)).map(({ status }) => status);

    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });
});
