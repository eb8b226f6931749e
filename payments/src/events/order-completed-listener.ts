import { listener, orderCompleted } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { OrderFields, OrderModel } from '../models/order';

export const orderCompletedListener = (orders: OrderModel) =>
  listener(orderCompleted, ({ id, version, paymentId: paidBy }) =>
    applyToProjection<OrderFields>(orders, { id, version, fields: { status: 'complete', paidBy } }),
  );
