import type { ChangeOrder } from './change-order';
import type { PaymentAttemptFields, PaymentAttemptModel } from './models/payment-attempt';

interface Options {
  attempts: PaymentAttemptModel;
  change: ChangeOrder;
  now: () => Date;
}

type Attempt = Pick<PaymentAttemptFields, 'orderId'> & { id: string };

/**
 * The attempts to pay that `payments` publishes, in whatever order its events arrive: they travel on different subjects,
 * and the failure of an attempt may come before its beginning.
 */
export class PaymentAttempts {
  constructor(private readonly options: Options) {}

  /** Stripe is being asked, near the end of the order's time: the order does not expire before `until`. */
  async hold({ id, orderId }: Attempt, until: Date): Promise<void> {
    await this.write(id, orderId, { until });
  }

  /** The bank wants the buyer's consent. */
  async await({ id, orderId }: Attempt): Promise<void> {
    await this.write(id, orderId, { awaiting: true });
    await this.followAttempts(orderId);
  }

  /** The attempt came to nothing: unless another one waits for a consent, the order is `created` again. */
  async fail({ id, orderId }: Attempt): Promise<void> {
    await this.write(id, orderId, { failed: true });
    await this.followAttempts(orderId);
  }

  /** Whether an order must not expire yet. */
  async holds(orderId: string): Promise<boolean> {
    const underWay = { orderId, until: { $gt: this.options.now() }, failed: { $ne: true } };
    return (await this.options.attempts.exists(underWay)) !== null;
  }

  /**
   * Moves the order to where its attempts say it is. Attempts are written first and read again afterwards, so that of two
   * events handled at the same moment the later one sees what the other wrote.
   */
  private async followAttempts(orderId: string): Promise<void> {
    for (;;) {
      const awaited = await this.isAwaited(orderId);
      await this.options.change(orderId, (order) => (awaited ? order.awaitPayment() : order.failPayment()));
      if (awaited === (await this.isAwaited(orderId))) return;
    }
  }

  private async isAwaited(orderId: string): Promise<boolean> {
    return (await this.options.attempts.exists({ orderId, awaiting: true, failed: { $ne: true } })) !== null;
  }

  private async write(id: string, orderId: string, fields: Partial<PaymentAttemptFields>): Promise<void> {
    const { attempts, now } = this.options;
    await attempts.updateOne(
      { _id: id },
      { $set: { ...fields, orderId }, $setOnInsert: { at: now() } },
      { upsert: true },
    );
  }
}
