import {
  Consumer,
  createBus,
  createContext,
  createService,
  createServiceApp,
  DeadLetters,
  periodic,
  type Bus,
} from '@ticketing/common';
import { IdempotencyKeys, Mongo, mongoDeadLetters, Outbox } from '@ticketing/common/mongo';
import { changeOrder } from './commands/change-order';
import type { OrdersConfig } from './config';
import { listeners } from './events';
import { expireOrder } from './commands/expire-order';
import { expireOverdueOrders, EXPIRY_SWEEP_MS } from './sweeps/expire-overdue-orders';
import { migrateDates } from './models/migrate-dates';
import { orderModel } from './models/order';
import { paymentAttemptModel } from './models/payment-attempt';
import { ticketModel } from './models/ticket';
import { PaymentAttempts } from './commands/payment-attempts';
import { routers } from './routes';

/** What a test may hand in; production makes its own. */
export interface Given {
  bus: Bus;
  mongo: Mongo;
  /** The clock that decides when a reservation has run out. */
  now: () => Date;
}

/** The whole service, wired together; it does nothing until it is started. */
export function createOrdersService(config: OrdersConfig, given: Partial<Given> = {}) {
  const context = createContext('orders', config);
  const { logger, metrics, failpoint } = context;
  const now = given.now ?? (() => new Date());
  const mongo = given.mongo ?? new Mongo(config.MONGO_URI, logger);
  const bus = given.bus ?? createBus(context, config);
  const tickets = ticketModel(mongo.connection);
  const orders = orderModel(mongo.connection);
  const outbox = new Outbox({ bus, logger, metrics, models: [orders], failpoint });
  const change = changeOrder(orders, outbox);
  const attempts = new PaymentAttempts({ attempts: paymentAttemptModel(mongo.connection), change, now });
  const expire = expireOrder({ change, attempts, now });
  const keys = new IdempotencyKeys(mongo.connection, failpoint);
  mongo.prepare(() => keys.createIndexes());
  mongo.prepare(() => migrateDates(tickets, orders));
  const deadLetters = new DeadLetters(mongoDeadLetters(mongo.connection));
  const consumer = new Consumer({
    bus,
    group: 'orders',
    listeners: listeners({ tickets, orders, attempts, change, expire, now }),
    deadLetters,
    logger,
    metrics,
    failpoint,
  });
  const expiry = periodic(
    'expiry sweep',
    EXPIRY_SWEEP_MS,
    () => expireOverdueOrders({ orders, expire, now, logger }),
    logger,
  );
  const windowSeconds = config.EXPIRATION_WINDOW_SECONDS;
  const limits = { perBuyer: config.RESERVATIONS_PER_BUYER, repeats: config.RESERVATION_REPEATS };
  const app = createServiceApp(context, {
    store: mongo,
    deadLetters,
    routers: routers({ tickets, orders, outbox, change, keys, now, windowSeconds, limits }),
  });
  // The expiry sweep starts before the bus, which it does not need: reservations end while the bus is away, too.
  return createService(context, app, [mongo, expiry, bus, outbox, consumer]);
}
