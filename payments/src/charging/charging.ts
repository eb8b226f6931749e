import type { Bus, Failpoint, Metrics } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { Logger } from 'pino';
import type Stripe from 'stripe';
import type { DeclinesModel } from '../models/declines';
import type { OrderModel } from '../models/order';
import type { PaymentModel } from '../models/payment';
import type { UnmatchedMoneyModel } from '../models/unmatched-money';
import { Intents } from '../stripe/intents';
import { Refunds } from '../stripe/refunds';
import { Attempts } from './attempts';
import { Charges } from './charges';
import { Consents } from './consents';
import { DeclineLimits } from './decline-limits';
import { DisputeWebhookHandler } from './dispute-webhook-handler';
import { IntentWebhookHandler } from './intent-webhook-handler';
import { Leases } from './leases';
import { PayOrder } from './pay-order';
import { PurchaseVerdict } from './purchase-verdict';
import { RefundWebhookHandler } from './refund-webhook-handler';
import { Refunding } from './refunding';
import { Settlement } from './settlement';
import type { Times } from './times';
import { UnmatchedMoney } from './unmatched-money';

export interface ChargingOptions {
  orders: OrderModel;
  payments: PaymentModel;
  declines: DeclinesModel;
  unmatched: UnmatchedMoneyModel;
  outbox: Outbox;
  bus: Bus;
  stripe: Stripe;
  currency: string;
  declineLimits: { perOrder: number; perBuyer: number };
  times: Times;
  now: () => Date;
  logger: Logger;
  metrics: Metrics;
  failpoint: Failpoint;
  sweepMs: number;
}

/** Everything that moves money, wired together. */
export function createCharging(options: ChargingOptions) {
  const { orders, payments, outbox, bus, stripe, currency, times, now, logger, metrics, failpoint, sweepMs } = options;
  const intents = new Intents(stripe);
  const limits = new DeclineLimits({ declines: options.declines, now, ...options.declineLimits });
  const attempts = new Attempts({ payments, orders, outbox, now, times, limits, currency });
  const leases = new Leases({ payments, now, times });
  const charges = new Charges({ attempts, leases, intents, orders, now, times, failpoint });
  const consents = new Consents({ attempts, leases, intents, orders, times });
  const refunds = new Refunds(stripe);
  const refunding = new Refunding({ attempts, leases, refunds, now, times, logger, metrics, failpoint });
  const verdict = new PurchaseVerdict({ orders, bus, now, times });
  const unmatched = new UnmatchedMoney({ unmatched: options.unmatched, now, logger, metrics });
  return {
    leases,
    refunding,
    payOrder: new PayOrder({ attempts, leases, charges, consents, limits, verdict, now }),
    webhooks: {
      intents: new IntentWebhookHandler(attempts, consents, unmatched),
      refunds: new RefundWebhookHandler(attempts, refunding, unmatched),
      disputes: new DisputeWebhookHandler({ attempts, unmatched, logger, metrics }),
    },
    settlement: new Settlement({ leases, charges, consents, refunding, logger, sweepMs }),
  };
}
