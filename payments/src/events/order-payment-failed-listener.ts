import { listener, orderPaymentFailed } from '@ticketing/common';
import { applyInOrder } from '@ticketing/common/mongo';
import type { OrderFields, OrderModel } from '../models/order';

export const orderPaymentFailedListener = (orders: OrderModel) =>
  listener(orderPaymentFailed, ({ id, version }) =>
    applyInOrder<OrderFields>(orders, { id, version, fields: { status: 'created' } }),
  );
