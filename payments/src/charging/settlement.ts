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
}

const AT_ONCE = 20;

/** Brings payments to their end that nobody waits for: without an answer, without a consent, or to be given back. */
export class Settlement {
  constructor(private readonly options: SettlementOptions) {}

  /** Looks at what is due. Each payment is leased first, so that a failing one comes up again behind the others. */
  async sweep(): Promise<void> {
    const due: Payment[] = [];
    while (due.length < AT_ONCE) {
      const payment = await this.options.leases.takeDue();
      if (!payment) break;
      due.push(payment);
    }
    await Promise.all(due.map((payment) => this.settle(payment)));
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
      case 'refund-due':
        return this.options.refunding.make(payment);
      default:
        return undefined;
    }
  }
}
