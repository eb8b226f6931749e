import { listener, orderCancelled } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { PaymentRepository } from '../charging/payment-repository';
import type { OrderFields, OrderModel } from '../models/order';

/** Stops payments of the order; one that awaits authentication is cancelled at Stripe. */
export const orderCancelledListener = (orders: OrderModel, payments: PaymentRepository) =>
  listener(orderCancelled, async ({ id, version }) => {
    await applyToProjection<OrderFields>(orders, { id, version, fields: { status: 'cancelled' } });
    await payments.checkAuthenticationNow(id);
  });
