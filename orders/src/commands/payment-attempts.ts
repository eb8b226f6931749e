import type { ChangeOrder } from './change-order';
import type { PaymentAttemptFields, PaymentAttemptModel } from '../models/payment-attempt';

interface Dependencies {
  attempts: PaymentAttemptModel;
  change: ChangeOrder;
  now: () => Date;
}

type Attempt = Pick<PaymentAttemptFields, 'orderId'> & { id: string };

/**
 * The attempts to pay that `payments` publishes. Their events travel on different subjects and arrive in any order: the
 * failure of an attempt may arrive before its start.
 */
export class PaymentAttempts {
  constructor(private readonly dependencies: Dependencies) {}

  /** Near the end of its time, an order that is being paid does not expire before `until`. */
  async hold({ id, orderId }: Attempt, until: Date): Promise<void> {
    await this.write(id, orderId, { until });
  }

  /** The buyer has to authenticate the payment. */
  async await({ id, orderId }: Attempt): Promise<void> {
    await this.write(id, orderId, { awaiting: true });
    await this.updateOrder(orderId);
  }

  /** The attempt failed: unless another one awaits authentication, the order is `created` again. */
  async fail({ id, orderId }: Attempt): Promise<void> {
    await this.write(id, orderId, { failed: true });
    await this.updateOrder(orderId);
  }

  /** Whether an order must not expire yet. */
  async holds(orderId: string): Promise<boolean> {
    const underWay = { orderId, until: { $gt: this.dependencies.now() }, failed: { $ne: true } };
    return (await this.dependencies.attempts.exists(underWay)) !== null;
  }

  /**
   * Brings the status of the order in line with its attempts. They are read again after the change, so that of two events
   * handled at the same time the later one sees both.
   */
  private async updateOrder(orderId: string): Promise<void> {
    for (;;) {
      const awaited = await this.isAwaited(orderId);
      await this.dependencies.change(orderId, (order) => (awaited ? order.awaitPayment() : order.failPayment()));
      if (awaited === (await this.isAwaited(orderId))) return;
    }
  }

  private async isAwaited(orderId: string): Promise<boolean> {
    return (await this.dependencies.attempts.exists({ orderId, awaiting: true, failed: { $ne: true } })) !== null;
  }

  private async write(id: string, orderId: string, fields: Partial<PaymentAttemptFields>): Promise<void> {
    const { attempts, now } = this.dependencies;
    await attempts.updateOne(
      { _id: id },
      { $set: { ...fields, orderId }, $setOnInsert: { at: now() } },
      { upsert: true },
    );
  }
}
