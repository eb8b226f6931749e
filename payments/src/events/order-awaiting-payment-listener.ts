import { listener, orderAwaitingPayment } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { OrderFields, OrderModel } from '../models/order';

export const orderAwaitingPaymentListener = (orders: OrderModel) =>
  listener(orderAwaitingPayment, ({ id, version }) =>
    applyToProjection<OrderFields>(orders, { id, version, fields: { status: 'awaiting:payment' } }),
  );
