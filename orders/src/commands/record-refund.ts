import { NotFoundError } from '@ticketing/common';
import type { OrderModel, OrderRefund } from './models/order';

/** Shows on an order what became of money that goes back. @param orderId in hex @throws NotFoundError without an order */
export type RecordRefund = (orderId: string, refund: OrderRefund) => Promise<void>;

/**
 * Outside of the order's version, which counts published changes. Events of a refund arrive in any order: what is known
 * already is replaced by what happened later, and never by the wait before it.
 */
export function recordRefund(orders: OrderModel): RecordRefund {
  return async (orderId, refund) => {
    const known = [{ refund: { $exists: false } }];
    const replaceable = [...known, { 'refund.status': 'due' }, { 'refund.at': { $lte: refund.at } }];
    const earlier = refund.status === 'due' ? known : replaceable;
    const { matchedCount } = await orders.updateOne({ _id: orderId, $or: earlier }, { $set: { refund } });
    if (matchedCount === 0 && !(await orders.exists({ _id: orderId }))) {
      throw new NotFoundError(`There is no order ${orderId}`);
    }
  };
}
