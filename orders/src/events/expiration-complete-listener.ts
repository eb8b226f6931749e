import { expirationComplete, listener } from '@ticketing/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DEADLINE_GRACE_MS, deadlineOf, type ExpireOrder } from '../commands/expire-order';
import type { OrderModel } from '../models/order';

interface Dependencies {
  orders: OrderModel;
  expire: ExpireOrder;
  now: () => Date;
}

/**
 * The clock of orders decides, not the event: an early event changes nothing. An event on time waits for the short grace
 * of the deadline. An order with a longer grace is left to the sweep.
 */
export const expirationCompleteListener = ({ orders, expire, now }: Dependencies) =>
  listener(expirationComplete, async ({ orderId }) => {
    const order = await orders.findById(orderId, { status: 1, expiresAt: 1 }).lean();
    const waitMs = order ? deadlineOf(order).getTime() - now().getTime() : 0;
    if (waitMs > DEADLINE_GRACE_MS) return;
    if (waitMs > 0) await delay(waitMs);
    await expire(orderId);
  });
