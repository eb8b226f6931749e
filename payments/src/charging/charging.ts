import type { Bus, Failpoint, Metrics } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { Logger } from 'pino';
import type Stripe from 'stripe';
import type { DeclinesModel } from '../models/declines';
import type { OrderModel } from '../models/order';
import type { PaymentModel } from '../models/payment';
import type { UnmatchedMoneyModel } from '../models/unmatched-money';
import { RefundService } from '../refunds/refund-service';
import { Intents } from '../stripe/intents';
import { Refunds } from '../stripe/refunds';
import { PaymentReconciler } from '../sweeps/payment-reconciler';
import { DisputeWebhookHandler } from '../webhooks/dispute-webhook-handler';
import { IntentWebhookHandler } from '../webhooks/intent-webhook-handler';
import { RefundWebhookHandler } from '../webhooks/refund-webhook-handler';
import { UnmatchedMoney } from '../webhooks/unmatched-money';
import { Authentications } from './authentications';
import { Charges } from './charges';
import { DeclineLimits } from './decline-limits';
import { PayOrder } from './pay-order';
import { PaymentRepository } from './payment-repository';
import { PurchaseConfirmation } from './purchase-confirmation';
import type { Timeouts } from './timeouts';

interface Dependencies {
  orders: OrderModel;
  payments: PaymentModel;
  declines: DeclinesModel;
  unmatched: UnmatchedMoneyModel;
  outbox: Outbox;
  bus: Bus;
  stripe: Stripe;
  currency: string;
  declineLimits: { perOrder: number; perBuyer: number };
  timeouts: Timeouts;
  now: () => Date;
  logger: Logger;
  metrics: Metrics;
  failpoint: Failpoint;
  /** How often the reconciler looks for due payments. */
  sweepMs: number;
}

/** Creates and connects everything that moves money. */
export function createCharging(dependencies: Dependencies) {
  const { orders, bus, stripe, timeouts, now, logger, metrics, failpoint, sweepMs } = dependencies;
  const intents = new Intents(stripe);
  const limits = new DeclineLimits(dependencies.declines, dependencies.declineLimits, now);
  const repository = new PaymentRepository({ ...dependencies, limits });
  const charges = new Charges({ repository, intents, orders, now, timeouts, failpoint });
  const authentications = new Authentications(repository, intents, orders, timeouts);
  const refunds = new RefundService({ ...dependencies, repository, refunds: new Refunds(stripe) });
  const confirmation = new PurchaseConfirmation(orders, bus, now, timeouts);
  const unmatched = new UnmatchedMoney(dependencies.unmatched, now, logger, metrics);
  return {
    repository,
    refunds,
    payOrder: new PayOrder({ repository, charges, authentications, limits, confirmation, now }),
    webhooks: {
      intents: new IntentWebhookHandler(repository, authentications, unmatched),
      refunds: new RefundWebhookHandler(repository, refunds, unmatched),
      disputes: new DisputeWebhookHandler(repository, unmatched, logger, metrics),
    },
    reconciler: new PaymentReconciler({ repository, charges, authentications, refunds }, logger, sweepMs),
  };
}
