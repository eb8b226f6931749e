import { listener, orderCreated, toMoney } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { OrderFields, OrderModel } from '../models/order';

/** Stores the copy of a new order: its buyer, its total, and until when it can be paid. */
export const orderCreatedListener = (orders: OrderModel) =>
  listener(orderCreated, ({ id, version, status, userId, userEmail, expiresAt, ticket, total = ticket.price }) =>
    applyToProjection<OrderFields>(orders, {
      id,
      version,
      fields: { status, userId, userEmail, amount: toMoney(total), expiresAt: new Date(expiresAt) },
    }),
  );
