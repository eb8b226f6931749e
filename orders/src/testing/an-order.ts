import { createMetrics, createLogger, type Money } from '@ticketing/common';
import { Mongo, Outbox } from '@ticketing/common/mongo';
import { anId, aUser, RecordingBus, testEnvironment } from '@ticketing/common/testing';
import { Types } from 'mongoose';
import { changeOrder } from '../commands/change-order';
import { expireOrder } from '../commands/expire-order';
import { paymentAttemptModel } from '../models/payment-attempt';
import { PaymentAttempts } from '../commands/payment-attempts';
import { orderModel, reserve, type Order, type Reservation } from '../models/order';
import { ticketModel } from '../models/ticket';
import { readConfig } from '../config';

/** The models on a database of their own, with an outbox and without the service. */
export async function startModels() {
  const logger = createLogger('test', 'silent');
  const mongo = new Mongo(readConfig(testEnvironment('orders')).MONGO_URI, logger);
  const [orders, tickets] = [orderModel(mongo.connection), ticketModel(mongo.connection)];
  const bus = new RecordingBus();
  const outbox = new Outbox({ bus, logger, metrics: createMetrics('test'), models: [orders] });
  await mongo.start();
  const stop = async () => {
    await outbox.stop();
    await mongo.stop();
  };
  const change = changeOrder(orders, outbox);
  const attemptsAt = (now: () => Date) =>
    new PaymentAttempts({ attempts: paymentAttemptModel(mongo.connection), change, now });
  const expireAt = (now: () => Date) => expireOrder({ change, attempts: attemptsAt(now), now });
  return { orders, tickets, bus, outbox, change, attemptsAt, expireAt, logger, stop };
}

export type StartedModels = Awaited<ReturnType<typeof startModels>>;

/** A reservation of any ticket, for 15 minutes, with the fields that a test sets. */
export const aReservation = (fields: Partial<Reservation> = {}): Reservation => ({
  id: new Types.ObjectId(),
  buyer: aUser(),
  ticket: { id: anId(), title: 'Winter concert', price: 1999 as Money, units: [0] },
  createdAt: new Date(),
  expiresAt: new Date(Date.now() + 900_000),
  ...fields,
});

/** A stored order, as `findById` gives it. */
export async function anOrder({ orders, outbox }: StartedModels, fields: Partial<Reservation> = {}): Promise<Order> {
  return orders.hydrate(await outbox.insert(orders, reserve(aReservation(fields))));
}

/** The last event that an order raised. */
export const lastRaised = (order: Order) => order.outbox.at(-1)?.subject;
