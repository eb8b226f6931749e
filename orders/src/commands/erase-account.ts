import { erasedEmailOf, isOutage } from '@ticketing/common';
import type { Logger } from 'pino';
import type { OrderModel } from '../models/order';
import type { TicketModel } from '../models/ticket';
import { UNPAID } from '../models/order-transitions';
import type { ChangeOrder } from './change-order';

interface Dependencies {
  orders: OrderModel;
  tickets: TicketModel;
  change: ChangeOrder;
  logger: Logger;
}

/** Cancels what an erased account has not paid, and takes its email out of what it bought and sold. The orders stay. */
export type EraseAccount = (userId: string) => Promise<void>;

export function eraseAccount({ orders, tickets, change, logger }: Dependencies): EraseAccount {
  const cancel = async (id: string) => {
    try {
      await change(id, (order) => {
        if (order.isUnpaid()) order.cancel('buyer');
      });
    } catch (error) {
      if (isOutage(error)) throw error;
      logger.error({ err: error, orderId: id }, 'order of an erased account not cancelled');
    }
  };
  return async (userId) => {
    const unpaid = await orders.find({ userId, status: { $in: UNPAID } }, { _id: 1 }).lean();
    for (const { _id } of unpaid) await cancel(_id.toHexString());
    // Events of the last day, which are kept in case the bus loses them, go with it; the email raises no version.
    const erased = { $set: { userEmail: erasedEmailOf(userId) } };
    await orders.collection.updateMany({ userId }, erased);
    // Without an index: an erasure is rare, and every reservation would pay for it. The copies first: orders take it from them.
    await tickets.collection.updateMany({ userId }, { $unset: { userEmail: true } });
    await orders.collection.updateMany({ 'seller.id': userId }, { $unset: { 'seller.email': true } });
  };
}
