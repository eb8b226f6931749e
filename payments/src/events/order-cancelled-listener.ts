import { listener, orderCancelled } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { Leases } from '../charging/leases';
import type { OrderFields, OrderModel } from '../models/order';

/** Takes no more money for the order; a payment that waits for the buyer's consent is given up at Stripe. */
export const orderCancelledListener = (orders: OrderModel, leases: Leases) =>
  listener(orderCancelled, async ({ id, version }) => {
    await applyToProjection<OrderFields>(orders, { id, version, fields: { status: 'cancelled' } });
    await leases.hasten(id);
  });
