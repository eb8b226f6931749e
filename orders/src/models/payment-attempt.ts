import { Schema, type Connection, type Model, type Types } from 'mongoose';

/**
 * An attempt to pay an order, as far as `payments` has published it. It is stored apart from the order, whose version
 * counts published changes only.
 */
export interface PaymentAttemptFields {
  _id: Types.ObjectId;
  orderId: string;
  /** How long the order waits for Stripe's answer, beyond its own time. */
  until?: Date;
  /** Whether the buyer has to authenticate it. */
  awaiting?: boolean;
  /** Whether it failed, which is final. */
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
