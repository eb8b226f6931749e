import { expirationComplete, listener } from '@ticketing/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DEADLINE_GRACE_MS, deadlineOf, type ExpireOrder } from '../expire-order';
import type { OrderModel } from '../models/order';

interface Options {
  orders: OrderModel;
  expire: ExpireOrder;
  now: () => Date;
}

/**
 * The clock of orders decides, not the event: one that comes early changes nothing. One that comes on time waits out the
 * short grace of the deadline; what outlives it for longer is the sweep's.
 */
export const expirationCompleteListener = ({ orders, expire, now }: Options) =>
  listener(expirationComplete, async ({ orderId }) => {
    const order = await orders.findById(orderId, { status: 1, expiresAt: 1 }).lean();
    const waitMs = order ? deadlineOf(order).getTime() - now().getTime() : 0;
    if (waitMs > DEADLINE_GRACE_MS) return;
    if (waitMs > 0) await delay(waitMs);
    await expire(orderId);
  });
