import { isVersionConflict, NotFoundError } from '@ticketing/common';
import type { Outbox } from '@ticketing/common/mongo';
import type { Order, OrderModel } from './models/order';

/**
 * Makes one move of an order and stores it with the event that tells of it. When another change was stored first, the
 * order is loaded again and the move decides anew on what it finds.
 *
 * @param id the order's, in hex
 * @param move calls one of the order's methods; it may run several times
 * @throws NotFoundError when there is no such order
 * @throws VersionError when the order changes faster than the move can be stored
 */
export type ChangeOrder = (id: string, move: (order: Order) => void) => Promise<Order>;

const TRIES = 5;

export function changeOrder(orders: OrderModel, outbox: Pick<Outbox, 'store'>): ChangeOrder {
  const tryToChange: ChangeOrder = async (id, move) => {
    const order = await orders.findById(id);
    if (!order) throw new NotFoundError(`There is no order ${id}`);
    move(order);
    return outbox.store(order);
  };
  return async (id, move) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await tryToChange(id, move);
      } catch (error) {
        if (tried >= TRIES || !isVersionConflict(error)) throw error;
      }
    }
  };
}
