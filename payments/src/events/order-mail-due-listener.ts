import { listener, orderMailDue } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { OrderFields, OrderModel } from '../models/order';

/** Moves the copy of the order to the next version; its email stays that of the payment. */
export const orderMailDueListener = (orders: OrderModel) =>
  listener(orderMailDue, ({ id, version }) => applyToProjection<OrderFields>(orders, { id, version, fields: {} }));
