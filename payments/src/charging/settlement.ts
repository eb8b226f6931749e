import { periodic, type Component } from '@ticketing/common';
import type { Logger } from 'pino';
import type { Payment } from '../models/payment';
import type { Charges } from './charges';
import type { Consents } from './consents';
import type { Leases } from './leases';
import type { Refunding } from './refunding';

export interface SettlementOptions {
  leases: Leases;
  charges: Charges;
  consents: Consents;
  refunding: Refunding;
  logger: Logger;
  /** How often it looks whether anything is due. */
  sweepMs: number;
}

const AT_ONCE = 20;

/** Brings payments to their end that nobody waits for: without an answer, without a consent, or to be given back. */
export class Settlement implements Component {
  readonly name = 'settlement';
  private readonly sweeper: Component;
  private readonly underWay = new Set<Promise<void>>();
  private stopping = false;

  constructor(private readonly options: SettlementOptions) {
    this.sweeper = periodic(this.name, options.sweepMs, () => this.sweep(), options.logger);
  }

  start(): void {
    void this.sweeper.start();
  }

  /** Finishes the payments in hand; what else is due is left to another replica, or the next start. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.sweeper.stop();
    await Promise.all(this.underWay);
  }

  /**
   * Takes up whatever is due, one more as soon as there is room: after an outage of Stripe many are due at once, and none
   * is to wait for a slow one. Each payment is leased first, so that a failing one comes up again behind the others.
   */
  private async sweep(): Promise<void> {
    while (!this.stopping) {
      if (this.underWay.size >= AT_ONCE) {
        await Promise.race(this.underWay);
        continue;
      }
      const payment = await this.options.leases.takeDue();
      if (!payment) return;
      const work = this.settle(payment).finally(() => this.underWay.delete(work));
      this.underWay.add(work);
    }
  }

  private async settle(payment: Payment): Promise<void> {
    try {
      await this.step(payment);
    } catch (error) {
      const { _id, orderId, status } = payment;
      this.options.logger.warn(
        { err: error, paymentId: _id.toHexString(), orderId, status },
        'payment not settled yet',
      );
    }
  }

  private async step(payment: Payment): Promise<unknown> {
    switch (payment.status) {
      case 'started':
        return this.options.charges.settle(payment);
      case 'awaiting-consent':
        return this.options.consents.check(payment);
      default:
        return this.options.refunding.make(payment);
    }
  }
}
