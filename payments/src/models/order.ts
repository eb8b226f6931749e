import { orderStatus, type Money, type OrderStatus } from '@ticketing/common';
import type { ProjectionFields } from '@ticketing/common/mongo';
import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** The copy of an order, updated by its events in the sequence of their versions. */
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

schema.index({ userId: 1 });

export const orderModel = (connection: Connection): OrderModel =>
  connection.model<OrderFields, OrderModel>('Order', schema);

type Payable = Pick<Order, 'status' | 'expiresAt'>;

/**
 * Why no money may be taken for an order now; undefined while it may be.
 *
 * @param until how long orders waits for an announced payment, after `expiresAt`
 */
export function whyNotPayable({ status, expiresAt }: Payable, now: Date, until = expiresAt) {
  if (status === 'cancelled') return 'order_cancelled' as const;
  if (status === 'complete') return 'order_complete' as const;
  return now < until ? undefined : ('order_over' as const);
}

/** How long orders has to wait for a payment that is made now; undefined unless the order's end is near. */
export function underWayUntil(
  { expiresAt }: Payable,
  now: Date,
  { announceMs, underWayMs }: { announceMs: number; underWayMs: number },
) {
  const leftMs = expiresAt.getTime() - now.getTime();
  return leftMs > 0 && leftMs < announceMs ? new Date(expiresAt.getTime() + underWayMs) : undefined;
}
