import { orderCreated, type EventDefinition, type OrderCreated, type SessionUser } from '@ticketing/common';
import {
  anOrderCreated,
  aUser,
  freePort,
  sessionCookieOf,
  startReady,
  stopAll,
  testEnvironment,
  waitFor,
} from '@ticketing/common/testing';
import mongoose, { type Connection } from 'mongoose';
import request from 'supertest';
import { readConfig } from '../config';
import type { PaymentFields } from '../models/payment';
import { createPaymentsService } from '../service';
import { DecidingBus } from './deciding-bus';
import { STRIPE_KEY, StripeStandIn, WEBHOOK_SECRET } from './stripe-stand-in';

export type Environment = Record<string, string>;

/** The environment of a payments service beside the stand-in, with a database of its own. */
export const paymentsEnvironment = (stripe: StripeStandIn, overrides: Environment = {}): Environment => ({
  ...testEnvironment('payments'),
  STRIPE_KEY,
  STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  STRIPE_API_URL: stripe.url,
  ...overrides,
});

/** A payments service, its bus and its clock. */
export class PaymentsUnderTest {
  readonly bus = new DecidingBus();
  /** How far its clock is ahead. */
  aheadMs = 0;
  url = '';

  constructor(readonly environment: Environment) {}

  /** Starts a service; another one with the same environment is a replica, on the same database. */
  static async start(environment: Environment): Promise<PaymentsUnderTest> {
    const payments = new PaymentsUnderTest(environment);
    const now = () => new Date(Date.now() + payments.aheadMs);
    const overrides = { bus: payments.bus, now, sweepMs: 100 };
    payments.url = await startReady(createPaymentsService(readConfig(environment), overrides));
    return payments;
  }

  /** Delivers a new order to it. */
  async receiveOrder(fields: Partial<OrderCreated> = {}): Promise<{ order: OrderCreated; buyer: SessionUser }> {
    const buyer = aUser();
    const order = anOrderCreated({ userId: buyer.id, userEmail: buyer.email, ...fields });
    await this.bus.deliver(orderCreated, order);
    return { order, buyer };
  }

  /** Pays as the buyer's browser does. */
  pay(buyer: SessionUser, body: string | object, headers: Record<string, string> = {}) {
    return request(this.url)
      .post('/api/payments')
      .set({ cookie: sessionCookieOf(buyer), ...headers })
      .send(body);
  }

  /** What it has published of an order. */
  published<E extends EventDefinition>(event: E, orderId: string) {
    return this.bus.published(event).filter(({ data }) => (data as { orderId?: string }).orderId === orderId);
  }

  metrics = async () => (await request(this.url).get('/metrics')).text;
}

export interface StartedPayments {
  stripe: StripeStandIn;
  payments: PaymentsUnderTest;
  /** The service's database, without the service. */
  database: Connection;
  stop: () => Promise<void>;
}

/**
 * Starts a stand-in for Stripe and a payments service.
 *
 * @param webhooks whether Stripe's webhooks reach the service
 */
export async function startPayments(overrides: Environment = {}, webhooks = false): Promise<StartedPayments> {
  const port = webhooks ? await freePort() : undefined;
  const stripe = await StripeStandIn.start(port);
  const environment = paymentsEnvironment(stripe, { ...overrides, ...(port && { PORT: String(port) }) });
  const payments = await PaymentsUnderTest.start(environment);
  const database = await databaseOf(payments);
  const stop = async () => {
    await stopAll();
    await database.close();
    await stripe.stop();
  };
  return { stripe, payments, database, stop };
}

/** Starts two replicas of a payments service on one database. */
export async function startReplicas(overrides: Environment = {}) {
  const { payments: first, ...started } = await startPayments(overrides);
  const second = await PaymentsUnderTest.start(first.environment);
  return { ...started, replicas: [first, second] as [PaymentsUnderTest, PaymentsUnderTest] };
}

const databaseOf = async ({ environment }: PaymentsUnderTest) =>
  mongoose.createConnection(environment.MONGO_URI ?? '').asPromise();

/** The stored payments of an order, oldest first. */
export const storedPayments = (database: Connection, orderId: string) =>
  database.collection<PaymentFields>('payments').find({ orderId }).sort({ startedAt: 1 }).toArray();

/** The status of the latest payment of an order. */
export const latestStatus = async (database: Connection, orderId: string) =>
  (await storedPayments(database, orderId)).at(-1)?.status;

export const waitForStatus = (database: Connection, orderId: string, status: string) =>
  waitFor(async () => (await latestStatus(database, orderId)) === status, { what: `being ${status}` });
