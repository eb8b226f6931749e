import type { Payment, PaymentModel } from '../models/payment';
import { later, type Times } from './times';

export interface LeasesOptions {
  payments: PaymentModel;
  now: () => Date;
  times: Times;
}

/**
 * Who may ask Stripe about an attempt now, among all replicas: one at a time, each for as long as it may be believed to be
 * alive. Should a lease run out under its holder, the idempotency key still charges once. Leases raise no version: they
 * change nothing that anybody is told of.
 */
export class Leases {
  constructor(private readonly options: LeasesOptions) {}

  /** Takes a started attempt, unless somebody has it. */
  async take({ _id }: Payment): Promise<Payment | undefined> {
    const free = { _id, status: 'started', heldUntil: { $lte: this.options.now() } };
    return (await this.options.payments.findOneAndUpdate(free, this.held(), { new: true })) ?? undefined;
  }

  /** Takes the attempt that the sweep has to look at first, if there is one. */
  async takeDue(): Promise<Payment | undefined> {
    const due = { checkAt: { $lte: this.options.now() } };
    const oldest = { new: true, sort: { checkAt: 1 } } as const;
    return (await this.options.payments.findOneAndUpdate(due, this.held(), oldest)) ?? undefined;
  }

  /** Gives back an attempt that is not settled yet: to the buyer's next try at once, to the sweep after a pause. */
  async release({ _id }: Payment, pauseMs: number): Promise<void> {
    const now = this.options.now();
    const free = { heldUntil: now, checkAt: later(now, pauseMs) };
    await this.options.payments.updateOne({ _id, checkAt: { $exists: true } }, { $set: free });
  }

  /** Has the sweep look at once at the order's attempt that waits for consent, if it has one. */
  async hasten(orderId: string): Promise<void> {
    const waiting = { orderId, open: true, status: 'awaiting-consent' };
    await this.options.payments.updateOne(waiting, { $set: { checkAt: this.options.now() } });
  }

  private held() {
    const until = later(this.options.now(), this.options.times.leaseMs);
    return { $set: { heldUntil: until, checkAt: until } };
  }
}
