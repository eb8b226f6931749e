import { orderCreated, type OrderCreated, type SessionUser } from '@ticketing/common';
import { anOrderCreated, aUser, sessionCookieOf, startReady, testEnvironment } from '@ticketing/common/testing';
import mongoose, { type Connection } from 'mongoose';
import request from 'supertest';
import { readConfig } from '../config';
import type { PaymentFields } from '../models/payment';
import { createPaymentsService } from '../service';
import { DecidingBus } from './deciding-bus';
import { STRIPE_KEY, WEBHOOK_SECRET, type StripeStandIn } from './stripe-stand-in';

export type Environment = Record<string, string>;

/** The environment of a payments service beside the stand-in, with a database of its own. */
export const paymentsEnvironment = (stripe: StripeStandIn, given: Environment = {}): Environment => ({
  ...testEnvironment('payments'),
  STRIPE_KEY,
  STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  STRIPE_API_URL: stripe.url,
  ...given,
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
    const given = { bus: payments.bus, now, sweepMs: 100 };
    payments.url = await startReady(createPaymentsService(readConfig(environment), given));
    return payments;
  }

  /** Lets it hear of a new order. */
  async hasOrder(given: Partial<OrderCreated> = {}): Promise<{ order: OrderCreated; buyer: SessionUser }> {
    const buyer = aUser();
    const order = anOrderCreated({ userId: buyer.id, userEmail: buyer.email, ...given });
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
}

/** The database of a service, past the service. */
export async function databaseOf({ environment }: PaymentsUnderTest): Promise<Connection> {
  return mongoose.createConnection(environment.MONGO_URI ?? '').asPromise();
}

/** The attempts of an order as they are stored, in the order in which they were made. */
export const storedPayments = (database: Connection, orderId: string) =>
  database.collection<PaymentFields>('payments').find({ orderId }).sort({ startedAt: 1 }).toArray();
