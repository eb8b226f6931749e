import { periodic, type Component } from '@ticketing/common';
import type { Logger } from 'pino';
import type { Authentications } from '../charging/authentications';
import type { Charges } from '../charging/charges';
import type { PaymentRepository } from '../charging/payment-repository';
import type { Payment } from '../models/payment';
import type { RefundService } from '../refunds/refund-service';

interface Dependencies {
  repository: PaymentRepository;
  charges: Charges;
  authentications: Authentications;
  refunds: RefundService;
}

const AT_ONCE = 20;

/** Finishes payments that no request waits for: without an answer, with a pending authentication, or to be refunded. */
export class PaymentReconciler implements Component {
  readonly name = 'payment-reconciler';
  private readonly sweeper: Component;
  private readonly underWay = new Set<Promise<void>>();
  private stopping = false;

  constructor(
    private readonly dependencies: Dependencies,
    private readonly logger: Logger,
    sweepMs: number,
  ) {
    this.sweeper = periodic(this.name, sweepMs, () => this.sweep(), logger);
  }

  start(): void {
    void this.sweeper.start();
  }

  /** Finishes the payments in hand; other due payments are left to another replica, or the next start. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.sweeper.stop();
    await Promise.all(this.underWay);
  }

  /**
   * Reconciles the due payments, up to `AT_ONCE` at a time: after an outage of Stripe many are due, and a slow one must
   * not delay the others. Each is leased first, which also puts a failing one behind the others.
   */
  private async sweep(): Promise<void> {
    while (!this.stopping) {
      if (this.underWay.size >= AT_ONCE) {
        await Promise.race(this.underWay);
        continue;
      }
      const payment = await this.dependencies.repository.leaseDue();
      if (!payment) return;
      const work = this.reconcile(payment).finally(() => this.underWay.delete(work));
      this.underWay.add(work);
    }
  }

  private async reconcile(payment: Payment): Promise<void> {
    try {
      await this.resume(payment);
    } catch (error) {
      const { _id, orderId, status } = payment;
      const details = { err: error, paymentId: _id.toHexString(), orderId, status };
      this.logger.warn(details, 'the outcome of a payment is not known yet');
    }
  }

  private async resume(payment: Payment): Promise<unknown> {
    const { charges, authentications, refunds } = this.dependencies;
    switch (payment.status) {
      case 'started':
        return charges.charge(payment);
      case 'awaiting-consent':
        return authentications.check(payment);
      default:
        return refunds.refund(payment);
    }
  }
}
