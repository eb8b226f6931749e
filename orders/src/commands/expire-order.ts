import type { ChangeOrder } from './change-order';
import type { Order } from './models/order';
import type { PaymentAttempts } from './payment-attempts';

/** How long an order outlives its time, so that the event of a payment begun just before it can arrive. */
export const DEADLINE_GRACE_MS = 1_500;
/** How long an order outlives its time while the bank is asking its buyer: within the 30 s of the contract. */
export const CONSENT_GRACE_MS = 20_000;

interface Options {
  change: ChangeOrder;
  attempts: Pick<PaymentAttempts, 'holds'>;
  now: () => Date;
}

/** Cancels an order when its time is over and no payment of it is under way; otherwise it does nothing. */
export type ExpireOrder = (id: string) => Promise<void>;

export function expireOrder({ change, attempts, now }: Options): ExpireOrder {
  return async (id) => {
    if (await attempts.holds(id)) return;
    await change(id, (order) => {
      if (now() >= deadlineOf(order)) order.expire(now());
    });
  };
}

/** When an unpaid order may be cancelled at the earliest. */
export function deadlineOf({ status, expiresAt }: Pick<Order, 'status' | 'expiresAt'>): Date {
  return new Date(expiresAt.getTime() + (status === 'awaiting:payment' ? CONSENT_GRACE_MS : DEADLINE_GRACE_MS));
}
