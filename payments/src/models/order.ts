import { orderStatus, type Money, type OrderStatus } from '@ticketing/common';
import type { CopyFields } from '@ticketing/common/mongo';
import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** What payments knows of an order: a copy, moved by the order's own events in the order of their versions. */
export interface OrderFields extends CopyFields {
  userId: string;
  userEmail: string;
  /** What it costs, in the smallest unit of the currency. */
  amount: Money;
  status: OrderStatus;
  expiresAt: Date;
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
    version: { type: Number, required: true },
  },
  { versionKey: false },
);

export const orderModel = (connection: Connection): OrderModel =>
  connection.model<OrderFields, OrderModel>('Order', schema);

/** Whether money may be taken for it now. */
export const isPayable = (order: Pick<Order, 'status' | 'expiresAt'>, now: Date): boolean =>
  (order.status === 'created' || order.status === 'awaiting:payment') && order.expiresAt > now;
