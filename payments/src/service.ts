import {
  Consumer,
  createBus,
  createContext,
  createService,
  createServiceApp,
  DeadLetters,
  type Bus,
} from '@ticketing/common';
import { IdempotencyKeys, Mongo, mongoDeadLetters, Outbox } from '@ticketing/common/mongo';
import { createCharging } from './charging/charging';
import { timeoutsFor } from './charging/timeouts';
import type { PaymentsConfig } from './config';
import { orderAwaitingPaymentListener } from './events/order-awaiting-payment-listener';
import { orderCancelledListener } from './events/order-cancelled-listener';
import { orderCompletedListener } from './events/order-completed-listener';
import { orderCreatedListener } from './events/order-created-listener';
import { orderPaymentFailedListener } from './events/order-payment-failed-listener';
import { orderRefundDueListener } from './events/order-refund-due-listener';
import { declinesModel } from './models/declines';
import { orderModel } from './models/order';
import { paymentModel } from './models/payment';
import { unmatchedMoneyModel } from './models/unmatched-money';
import { createPaymentRouter } from './routes/create-payment';
import { webhookRouter } from './routes/receive-webhook';
import { createStripe } from './stripe/client';

/** What a test may hand in instead of the real thing. */
interface Given {
  bus: Bus;
  now: () => Date;
  sweepMs: number;
}

const SWEEP_MS = 1_000;

/** The payments service, wired together; nothing connects before it is started. */
export function createPaymentsService(config: PaymentsConfig, given: Partial<Given> = {}) {
  const context = createContext('payments', config);
  const { logger, metrics, failpoint } = context;
  const now = given.now ?? (() => new Date());
  const mongo = new Mongo(config.MONGO_URI, logger);
  const bus = given.bus ?? createBus(context, config);
  const orders = orderModel(mongo.connection);
  const payments = paymentModel(mongo.connection);
  const keys = new IdempotencyKeys(mongo.connection, failpoint);
  mongo.prepare(() => keys.createIndexes());
  const deadLetters = new DeadLetters(mongoDeadLetters(mongo.connection));
  const outbox = new Outbox({ bus, logger, metrics, models: [payments], failpoint });

  const stripe = createStripe(config);
  const { CURRENCY: currency, STRIPE_TIMEOUT_MS, STRIPE_WEBHOOK_SECRET } = config;
  const timeouts = timeoutsFor(STRIPE_TIMEOUT_MS);
  const declines = declinesModel(mongo.connection);
  const unmatched = unmatchedMoneyModel(mongo.connection);
  const declineLimits = { perOrder: config.PAYMENT_DECLINES_PER_ORDER, perBuyer: config.PAYMENT_DECLINES_PER_BUYER };
  const stores = { orders, payments, declines, unmatched, outbox, bus };
  const means = { ...stores, stripe, currency, declineLimits, timeouts, now, logger, metrics, failpoint };
  const charging = createCharging({ ...means, sweepMs: given.sweepMs ?? SWEEP_MS });
  const { repository, refunds, payOrder, webhooks, reconciler } = charging;

  const listeners = [
    orderCreatedListener(orders),
    orderAwaitingPaymentListener(orders),
    orderPaymentFailedListener(orders),
    orderCancelledListener(orders, repository),
    orderCompletedListener(orders),
    orderRefundDueListener(orders, refunds),
  ];
  const consumer = new Consumer({ bus, group: 'payments', listeners, deadLetters, logger, metrics, failpoint });
  const app = createServiceApp(context, {
    store: mongo,
    deadLetters,
    raw: [webhookRouter(stripe, STRIPE_WEBHOOK_SECRET, webhooks)],
    routers: [createPaymentRouter(orders, payOrder, keys)],
  });
  return createService(context, app, [mongo, bus, outbox, reconciler, consumer]);
}
