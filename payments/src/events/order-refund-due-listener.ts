import { listener, orderRefundDue } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { OrderFields, OrderModel } from '../models/order';
import type { RefundService } from '../refunds/refund-service';

/** Refunds a payment with which the order could not be completed. */
export const orderRefundDueListener = (orders: OrderModel, refunds: RefundService) =>
  listener(orderRefundDue, async ({ id, version, paymentId }) => {
    await applyToProjection<OrderFields>(orders, { id, version, fields: {} });
    await refunds.request(paymentId);
  });
