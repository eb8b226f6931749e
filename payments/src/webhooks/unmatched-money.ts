import type { Metrics } from '@ticketing/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type { UnmatchedMoneyFields, UnmatchedMoneyModel } from '../models/unmatched-money';

/** Stores and reports money at Stripe that belongs to no payment here. */
export class UnmatchedMoney {
  private readonly found: Counter;

  constructor(
    private readonly unmatched: UnmatchedMoneyModel,
    private readonly now: () => Date,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.found = new Counter({
      name: 'unmatched_money_total',
      help: 'Payments, refunds and disputes at Stripe that belong to no payment here, or that no payment was stored for',
      registers: [metrics.registry],
    });
  }

  /** Stores it once, however many events report it. */
  async store(money: Omit<UnmatchedMoneyFields, 'seenAt'>): Promise<void> {
    const { _id, ...fields } = money;
    const first = { $setOnInsert: { ...fields, seenAt: this.now() } };
    const { upsertedCount } = await this.unmatched.updateOne({ _id }, first, { upsert: true });
    if (upsertedCount > 0) this.alert({ ...money, unmatched: _id });
  }

  /** Counts the money for the alert, and logs what is known of it. */
  alert(details: object): void {
    this.found.inc();
    this.logger.error(details, 'Stripe has moved money that no payment was stored for');
  }
}
