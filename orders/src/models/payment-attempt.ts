import { Schema, type Connection, type Model, type Types } from 'mongoose';

/**
 * What orders knows of an attempt to pay an order. It stands apart from the order because no event tells of it: the
 * version of an order counts published changes alone.
 */
export interface PaymentAttemptFields {
  _id: Types.ObjectId;
  orderId: string;
  /** Until when the order waits for Stripe's answer, past its own time. */
  until?: Date;
  /** Whether the bank wanted the buyer's consent. */
  awaiting?: boolean;
  /** Whether it came to nothing, which is final. */
  failed?: boolean;
  at: Date;
}

export type PaymentAttemptModel = Model<PaymentAttemptFields>;

const KEPT_SECONDS = 30 * 24 * 60 * 60;

const schema = new Schema<PaymentAttemptFields>(
  {
    orderId: { type: String, required: true },
    until: Date,
    awaiting: Boolean,
    failed: Boolean,
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ orderId: 1 });
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const paymentAttemptModel = (connection: Connection): PaymentAttemptModel =>
  connection.model<PaymentAttemptFields, PaymentAttemptModel>('PaymentAttempt', schema);
