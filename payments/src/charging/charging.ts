import type { CrashPoint, Metrics } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { Logger } from 'pino';
import type Stripe from 'stripe';
import type { OrderModel } from '../models/order';
import type { PaymentModel } from '../models/payment';
import { Intents } from '../stripe/intents';
import { Refunds } from '../stripe/refunds';
import { Attempts } from './attempts';
import { Charges } from './charges';
import { Consents } from './consents';
import { IntentNews } from './intent-news';
import { Leases } from './leases';
import { PayOrder } from './pay-order';
import { Refunding } from './refunding';
import { Settlement } from './settlement';
import type { Times } from './times';

export interface ChargingOptions {
  orders: OrderModel;
  payments: PaymentModel;
  outbox: Outbox;
  stripe: Stripe;
  currency: string;
  times: Times;
  now: () => Date;
  logger: Logger;
  metrics: Metrics;
  crashPoint: CrashPoint;
  sweepMs: number;
}

/** Everything that moves money, wired together. */
export function createCharging(options: ChargingOptions) {
  const { orders, payments, outbox, stripe, currency, times, now, logger, metrics, crashPoint, sweepMs } = options;
  const intents = new Intents(stripe);
  const attempts = new Attempts({ payments, outbox, now, times, currency });
  const leases = new Leases({ payments, now, times });
  const charges = new Charges({ attempts, leases, intents, orders, now, times, crashPoint });
  const consents = new Consents({ attempts, leases, intents, orders, times });
  const refunding = new Refunding({ attempts, refunds: new Refunds(stripe), now, times, logger, metrics, crashPoint });
  return {
    leases,
    refunding,
    payOrder: new PayOrder({ attempts, leases, charges, consents, now }),
    news: new IntentNews(attempts, consents),
    settlement: new Settlement({ leases, charges, consents, refunding, logger, sweepMs }),
  };
}
