import { applyInOrder, listener, orderCompleted } from '@ticketing/common';
import type { OrderFields, OrderModel } from '../models/order';

export const orderCompletedListener = (orders: OrderModel) =>
  listener(orderCompleted, ({ id, version }) =>
    applyInOrder<OrderFields>(orders, { id, version, fields: { status: 'complete' } }),
  );
