import { NotFoundError, retryConflicts } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { Order, OrderModel } from '../models/order';

/**
 * Applies a transition to an order and stores it with its event. After a version conflict the order is loaded and the
 * transition applied again.
 *
 * @param id the order's id, in hex
 * @param transition calls one of the order's methods; it may run several times
 * @throws NotFoundError when there is no such order
 * @throws VersionError when each of five tries meets a version conflict
 */
export type ChangeOrder = (id: string, transition: (order: Order) => void) => Promise<Order>;

const TRIES = 5;

export function changeOrder(orders: OrderModel, outbox: Pick<Outbox, 'save'>): ChangeOrder {
  return (id, transition) =>
    retryConflicts(TRIES, async () => {
      const order = await orders.findById(id);
      if (!order) throw new NotFoundError(`There is no order ${id}`);
      transition(order);
      return outbox.save(order);
    });
}
