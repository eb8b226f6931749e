import { orderStatus, type Money, type OrderStatus } from '@ticketing/common';
import type { ProjectionFields } from '@ticketing/common/mongo';
import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** What payments knows of an order: a copy, moved by the order's own events in the order of their versions. */
export interface OrderFields extends ProjectionFields {
  userId: string;
  userEmail: string;
  /** What it costs, in the smallest unit of the currency. */
  amount: Money;
  status: OrderStatus;
  expiresAt: Date;
  /** The payment that completed it. */
  paidBy?: string;
}

export type Order = OrderFields & { _id: Types.ObjectId };
export type OrderModel = Model<OrderFields>;

const schema = new Schema<OrderFields>(
  {
    userId: { type: String, required: true },
    userEmail: { type: String, required: true },
    amount: { type: Number, required: true },
    status: { type: String, enum: orderStatus.options, required: true },
    expiresAt: { type: Date, required: true },
    paidBy: String,
    version: { type: Number, required: true },
  },
  { versionKey: false },
);

export const orderModel = (connection: Connection): OrderModel =>
  connection.model<OrderFields, OrderModel>('Order', schema);

type Payable = Pick<Order, 'status' | 'expiresAt'>;

/**
 * Why no money may be taken for an order now; undefined while it may.
 *
 * @param until for an attempt that orders waits for, until when it does: past the order's own time
 */
export function whyNotPayable({ status, expiresAt }: Payable, now: Date, until = expiresAt) {
  if (status === 'cancelled') return 'order_cancelled' as const;
  if (status === 'complete') return 'order_complete' as const;
  return now < until ? undefined : ('order_over' as const);
}

interface Nearness {
  announceMs: number;
  underWayMs: number;
}

/** Until when orders is to wait for an attempt that is made now; undefined unless the order's end is near. */
export function underWayUntil({ expiresAt }: Payable, now: Date, { announceMs, underWayMs }: Nearness) {
  const leftMs = expiresAt.getTime() - now.getTime();
  return leftMs > 0 && leftMs < announceMs ? new Date(expiresAt.getTime() + underWayMs) : undefined;
}
