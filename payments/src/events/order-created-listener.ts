import { listener, orderCreated, toMoney } from '@ticketing/common';
import { applyToProjection } from '@ticketing/common/mongo';
import type { OrderFields, OrderModel } from '../models/order';

/** Keeps a copy of every order: whose it is, what it costs, and until when it can be paid. */
export const orderCreatedListener = (orders: OrderModel) =>
  listener(orderCreated, ({ id, version, status, userId, userEmail, expiresAt, ticket }) =>
    applyToProjection<OrderFields>(orders, {
      id,
      version,
      fields: { status, userId, userEmail, amount: toMoney(ticket.price), expiresAt: new Date(expiresAt) },
    }),
  );
