import { listener, orderRefundDue } from '@ticketing/common';
import { applyInOrder } from '@ticketing/common/mongo';
import type { Refunding } from '../charging/refunding';
import type { OrderFields, OrderModel } from '../models/order';

/** Gives back what was paid for an order that could not be completed with it. */
export const orderRefundDueListener = (orders: OrderModel, refunding: Refunding) =>
  listener(orderRefundDue, async ({ id, version, paymentId }) => {
    await applyInOrder<OrderFields>(orders, { id, version, fields: {} });
    await refunding.request(paymentId);
  });
