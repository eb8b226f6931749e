import { isOutage } from '@ticketing/common';
import type { Logger } from 'pino';
import type { ChangeOrder } from './change-order';
import type { OrderModel } from './models/order';
import { UNPAID } from './models/order-moves';

export const EXPIRY_SWEEP_MS = 3_000;
/** The `expiration` service is given this long to be first. */
const GRACE_MS = 1_000;
const BATCH = 1_000;
const AT_ONCE = 20;

interface Options {
  orders: OrderModel;
  change: ChangeOrder;
  now: () => Date;
  logger: Logger;
}

/**
 * Cancels unpaid orders whose time ran out, in case nobody tells of it: a reservation ends even when `expiration` has
 * lost its jobs or the bus is away. An order that cannot be cancelled does not keep the others from it.
 *
 * @throws the store's error when it is away; the next sweep does the rest
 */
export async function expireOverdueOrders({ orders, change, now, logger }: Options): Promise<void> {
  const due = new Date(now().getTime() - GRACE_MS);
  const overdue = await orders
    .find({ status: { $in: UNPAID }, expiresAt: { $lte: due } }, { _id: 1 })
    .sort({ expiresAt: 1 })
    .limit(BATCH)
    .lean();
  const expire = async (id: string) => {
    try {
      await change(id, (order) => order.expire(now()));
    } catch (error) {
      if (isOutage(error)) throw error;
      logger.error({ err: error, orderId: id }, 'overdue order not cancelled');
    }
  };
  const ids = overdue.map(({ _id }) => _id.toHexString());
  while (ids.length > 0) await Promise.all(ids.splice(0, AT_ONCE).map(expire));
}
