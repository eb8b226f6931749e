import { listener, orderPaymentFailed } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { OrderFields, OrderModel } from '../models/order';

export const orderPaymentFailedListener = (orders: OrderModel) =>
  listener(orderPaymentFailed, ({ id, version }) =>
    applyToProjection<OrderFields>(orders, { id, version, fields: { status: 'created' } }),
  );
