import { listener, orderRefundDue } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { Refunding } from '../charging/refunding';
import type { OrderFields, OrderModel } from '../models/order';

/** Gives back what was paid for an order that could not be completed with it. */
export const orderRefundDueListener = (orders: OrderModel, refunding: Refunding) =>
  listener(orderRefundDue, async ({ id, version, paymentId }) => {
    await applyToProjection<OrderFields>(orders, { id, version, fields: {} });
    await refunding.request(paymentId);
  });
