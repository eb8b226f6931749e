import type { Metrics } from '@ticketing/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type { UnmatchedMoneyFields, UnmatchedMoneyModel } from '../models/unmatched-money';

export interface UnmatchedMoneyOptions {
  unmatched: UnmatchedMoneyModel;
  now: () => Date;
  logger: Logger;
  metrics: Metrics;
}

/** Keeps what Stripe says about money that belongs to no payment here, and alarms. */
export class UnmatchedMoney {
  private readonly found: Counter;

  constructor(private readonly options: UnmatchedMoneyOptions) {
    this.found = new Counter({
      name: 'unmatched_money_total',
      help: 'Payments, refunds and disputes at Stripe that belong to no payment here, or that no payment was stored for',
      registers: [options.metrics.registry],
    });
  }

  /** Stores it once, however often it is said. */
  async store(money: Omit<UnmatchedMoneyFields, 'seenAt'>): Promise<void> {
    const { unmatched, now } = this.options;
    const { _id, ...fields } = money;
    const first = { $setOnInsert: { ...fields, seenAt: now() } };
    const { upsertedCount } = await unmatched.updateOne({ _id }, first, { upsert: true });
    if (upsertedCount > 0) this.alarm({ ...money, unmatched: _id });
  }

  /** @param about what is known of it */
  alarm(about: object): void {
    this.found.inc();
    this.options.logger.error(about, 'Stripe has moved money that no payment was stored for');
  }
}
