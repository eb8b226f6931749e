import { isOutage } from '@ticketing/common';
import type { Logger } from 'pino';
import { AUTHENTICATION_GRACE_MS, DEADLINE_GRACE_MS, type ExpireOrder } from '../commands/expire-order';
import type { OrderModel } from '../models/order';

export const EXPIRY_SWEEP_MS = 1_000;
const BATCH = 1_000;
const AT_ONCE = 20;

interface Dependencies {
  orders: OrderModel;
  expire: ExpireOrder;
  now: () => Date;
  logger: Logger;
}

/**
 * Cancels unpaid orders whose time is over. A reservation ends even when `expiration` has lost its jobs or the bus is
 * away. When one order cannot be cancelled, the others still are.
 *
 * @throws the store's error when it is away; the next sweep continues
 */
export async function expireOverdueOrders({ orders, expire, now, logger }: Dependencies): Promise<void> {
  const before = (graceMs: number) => ({ $lte: new Date(now().getTime() - graceMs) });
  const overdue = await orders
    .find(
      {
        $or: [
          { status: 'created', expiresAt: before(DEADLINE_GRACE_MS) },
          { status: 'awaiting:payment', expiresAt: before(AUTHENTICATION_GRACE_MS) },
        ],
      },
      { _id: 1 },
    )
    .sort({ expiresAt: 1 })
    .limit(BATCH)
    .lean();
  const tryToExpire = async (id: string) => {
    try {
      await expire(id);
    } catch (error) {
      if (isOutage(error)) throw error;
      logger.error({ err: error, orderId: id }, 'overdue order not cancelled');
    }
  };
  const ids = overdue.map(({ _id }) => _id.toHexString());
  while (ids.length > 0) await Promise.all(ids.splice(0, AT_ONCE).map(tryToExpire));
}
