import type { ChangeOrder } from './change-order';
import type { Order } from '../models/order';
import type { PaymentAttempts } from './payment-attempts';

/** How long an order outlives its time, so that the event of a payment that was started just before can arrive. */
export const DEADLINE_GRACE_MS = 1_500;
/** How long an order outlives its time while the buyer authenticates the payment: within the 30 s of the contract. */
export const AUTHENTICATION_GRACE_MS = 20_000;

interface Dependencies {
  change: ChangeOrder;
  attempts: Pick<PaymentAttempts, 'holds'>;
  now: () => Date;
}

/** Cancels an order whose time is over, unless a payment of it is under way. */
export type ExpireOrder = (id: string) => Promise<void>;

export function expireOrder({ change, attempts, now }: Dependencies): ExpireOrder {
  return async (id) => {
    if (await attempts.holds(id)) return;
    await change(id, (order) => {
      if (now() >= deadlineOf(order)) order.expire(now());
    });
  };
}

/** The earliest time at which an unpaid order may be cancelled. */
export function deadlineOf({ status, expiresAt }: Pick<Order, 'status' | 'expiresAt'>): Date {
  return new Date(expiresAt.getTime() + (status === 'awaiting:payment' ? AUTHENTICATION_GRACE_MS : DEADLINE_GRACE_MS));
}
