import { NotFoundError } from '@ticketing/common';
import type { OrderModel, OrderRefund } from '../models/order';

/** Stores the state of a refund on its order. @param orderId in hex @throws NotFoundError when there is no such order */
export type RecordRefund = (orderId: string, refund: OrderRefund) => Promise<void>;

/**
 * The version of the order is not raised, since no event is published. Events of a refund arrive in any order: a later
 * event replaces an earlier one, and a delay replaces nothing.
 */
export function recordRefund(orders: OrderModel): RecordRefund {
  return async (orderId, refund) => {
    const noRefund = [{ refund: { $exists: false } }];
    const replaceable = [...noRefund, { 'refund.status': 'due' }, { 'refund.at': { $lte: refund.at } }];
    const earlier = refund.status === 'due' ? noRefund : replaceable;
    const { matchedCount } = await orders.updateOne({ _id: orderId, $or: earlier }, { $set: { refund } });
    if (matchedCount === 0 && !(await orders.exists({ _id: orderId }))) {
      throw new NotFoundError(`There is no order ${orderId}`);
    }
  };
}
