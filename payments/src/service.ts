import { defineService, type MongoOverrides } from '@ticketing/common/mongo';
import { createCharging } from './charging/charging';
import { timeoutsFor } from './charging/timeouts';
import type { PaymentsConfig } from './config';
import { listeners } from './events';
import { declinesModel } from './models/declines';
import { orderModel } from './models/order';
import { paymentModel } from './models/payment';
import { unmatchedMoneyModel } from './models/unmatched-money';
import { rawRouters, routers } from './routes';
import { createStripe } from './stripe/client';

type Overrides = MongoOverrides & { sweepMs?: number };

/** The whole service, wired together; nothing connects before it is started. */
export function createPaymentsService(config: PaymentsConfig, overrides: Overrides = {}) {
  const service = defineService('payments', config, overrides);
  const { connection, bus, now, context } = service;
  const { sweepMs = 1_000 } = overrides;

  const orders = orderModel(connection);
  const payments = paymentModel(connection);
  const models = { orders, payments, declines: declinesModel(connection), unmatched: unmatchedMoneyModel(connection) };
  const keys = service.idempotencyKeys();
  const outbox = service.outbox(payments);
  const stripe = createStripe(config);
  const timeouts = timeoutsFor(config.STRIPE_TIMEOUT_MS);
  const declineLimits = { perOrder: config.PAYMENT_DECLINES_PER_ORDER, perBuyer: config.PAYMENT_DECLINES_PER_BUYER };
  const options = { currency: config.CURRENCY, declineLimits, timeouts, sweepMs };
  const charging = createCharging({ ...context, ...models, ...options, outbox, bus, stripe, now });
  service.add(charging.reconciler);

  return service.build({
    listeners: listeners({ orders, payments, ...charging }),
    routers: routers({ orders, payments, payOrder: charging.payOrder, keys }),
    rawRouters: rawRouters(stripe, config.STRIPE_WEBHOOK_SECRET, charging.webhooks),
  });
}
