import { defineService, type MongoOverrides } from '@ticketing/common/mongo';
import { changeOrder } from './commands/change-order';
import { eraseAccount } from './commands/erase-account';
import { expireOrder } from './commands/expire-order';
import { PaymentAttempts } from './commands/payment-attempts';
import type { OrdersConfig } from './config';
import { listeners } from './events';
import { migrateStored } from './models/migrate-orders';
import { orderModel } from './models/order';
import { paymentAttemptModel } from './models/payment-attempt';
import { ticketModel } from './models/ticket';
import { routers } from './routes';
import { expireOverdueOrders, EXPIRY_SWEEP_MS } from './sweeps/expire-overdue-orders';

/** The whole service, wired together; nothing connects before it is started. */
export function createOrdersService(config: OrdersConfig, overrides: MongoOverrides = {}) {
  const service = defineService('orders', config, overrides);
  const { mongo, connection, now } = service;
  const { logger } = service.context;

  const tickets = ticketModel(connection);
  const orders = orderModel(connection);
  const keys = service.idempotencyKeys();
  const outbox = service.outbox(orders);
  const change = changeOrder(orders, outbox);
  const attempts = new PaymentAttempts({ attempts: paymentAttemptModel(connection), change, now });
  const expire = expireOrder({ change, attempts, now });
  mongo.prepare(() => migrateStored(tickets, orders));
  service.every(EXPIRY_SWEEP_MS, 'expiry sweep', () => expireOverdueOrders({ orders, expire, now, logger }));

  const windowSeconds = config.EXPIRATION_WINDOW_SECONDS;
  const limits = { perBuyer: config.RESERVATIONS_PER_BUYER, repeats: config.RESERVATION_REPEATS };
  return service.build({
    listeners: listeners({
      tickets,
      orders,
      attempts,
      change,
      expire,
      eraseAccount: eraseAccount({ orders, tickets, change, logger }),
      now,
    }),
    routers: routers({ tickets, orders, outbox, change, keys, now, windowSeconds, limits }),
  });
}
