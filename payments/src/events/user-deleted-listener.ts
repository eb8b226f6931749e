import { erasedEmailOf, listener, userDeleted } from '@ticketing/common';
import type { OrderModel } from '../models/order';
import type { PaymentModel } from '../models/payment';

/** Takes the email of an erased account out of the books, which are kept. No published field changes, nor a version. */
export const userDeletedListener = (orders: OrderModel, payments: PaymentModel) =>
  listener(userDeleted, async ({ id: userId }) => {
    const erased = { $set: { userEmail: erasedEmailOf(userId) } };
    await orders.collection.updateMany({ userId }, erased);
    await payments.collection.updateMany({ userId }, erased);
  });
