import { listener, orderCompleted } from '@ticketing/common';
import { applyInOrder } from '@ticketing/common/mongo';
import type { OrderFields, OrderModel } from '../models/order';

export const orderCompletedListener = (orders: OrderModel) =>
  listener(orderCompleted, ({ id, version, paymentId: paidBy }) =>
    applyInOrder<OrderFields>(orders, { id, version, fields: { status: 'complete', paidBy } }),
  );
