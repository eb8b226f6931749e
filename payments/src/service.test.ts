import {
  createContext,
  createBus,
  orderCreated,
  paymentCreated,
  publishEvent,
  readEvent,
  type Bus,
} from '@ticketing/common';
import { anOrderCreated, aUser, sessionCookieOf, stopAll, uniqueName, waitFor } from '@ticketing/common/testing';
import request from 'supertest';
import { readConfig } from './config';
import { startProcess } from './testing/start-process';
import { PaymentsUnderTest, paymentsEnvironment, type Environment } from './testing/start-payments';
import { StripeStandIn } from './testing/stripe-stand-in';

const AFTER_THE_LEASE_MS = 120_000;

let stripe: StripeStandIn;
let environment: Environment;
const started: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  stripe = await StripeStandIn.start();
  environment = paymentsEnvironment(stripe, { NATS_CLIENT_ID: uniqueName('payments'), STRIPE_TIMEOUT_MS: '30000' });
});

afterAll(async () => {
  await stopAll();
  for (const one of started.reverse()) await one.stop();
  await stripe.stop();
});

/** Connects a subscriber of the test to the real bus. */
function joinBus(): Bus {
  const config = readConfig({ ...environment, NATS_CLIENT_ID: uniqueName('others') });
  const bus = createBus(createContext('others', config), config);
  bus.start();
  started.push(bus);
  return bus;
}

const payBy = (url: string, user: ReturnType<typeof aUser>, orderId: string) =>
  request(url).post('/api/payments').set('cookie', sessionCookieOf(user)).send({ token: 'tok_visa', orderId });

describe('the payments service, as it is deployed', () => {
  it('receives orders and publishes payments on the real bus', async () => {
    const payments = await startProcess(environment);
    started.push(payments);
    const buyer = aUser();
    const order = anOrderCreated({ userId: buyer.id });
    const others = joinBus();
    const received: string[] = [];
    others.subscribe(paymentCreated.subject, uniqueName('others'), async ({ payload }) => {
      received.push(readEvent(paymentCreated, payload).data.orderId);
    });
    await waitFor(() => others.missing() === undefined);
    await publishEvent(others, orderCreated, 'orders', order, { id: uniqueName('event') });

    await waitFor(async () => (await payBy(payments.url, buyer, order.id)).status === 201);
    await waitFor(() => received.includes(order.id));
    expect(await stripe.chargesOf(order.id)).toHaveLength(1);
  });

  it('charges once when it is killed between the charge and its record, and its successor publishes the payment', async () => {
    const killed = await startProcess(environment);
    const successor = await PaymentsUnderTest.start(environment);
    const { order, buyer } = await successor.receiveOrder();
    await stripe.fail({ kind: 'timeout-after', ms: 30_000, path: '/confirm' });

    const answer = payBy(killed.url, buyer, order.id).then(
      ({ status }) => status,
      () => 'the connection was cut',
    );
    await waitFor(async () => (await stripe.chargesOf(order.id)).length === 1);
    await killed.stop();
    expect(await answer).toBe('the connection was cut');
    await successor.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(409);

    successor.aheadMs = AFTER_THE_LEASE_MS;
    await successor.bus.waitForPublished(paymentCreated, ({ orderId }) => orderId === order.id);
    expect(await stripe.intentsOf(order.id)).toHaveLength(1);
    await successor.pay(buyer, { token: 'tok_visa', orderId: order.id }).expect(200);
  });
});
