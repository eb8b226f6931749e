import type { Money } from '@ticketing/common';
import { aggregate, type AggregateFields, type AggregateMethods } from '@ticketing/common/mongo';
import { Schema, type Connection, type HydratedDocument, type Model } from 'mongoose';
import { paymentMoves, type PaymentMoves } from './payment-moves';
import { PAYMENT_STATUSES, type PaymentStatus } from './payment-status';

/** A refund as Stripe has it; `canceled` is Stripe's spelling. */
export interface KnownRefund {
  id: string;
  /** In the smallest unit of the currency. */
  amount: number;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
  /** Why it waits or failed, in Stripe's code. */
  reason?: string;
}

export interface KnownDispute {
  id: string;
  closed: boolean;
}

/** One attempt to pay an order. */
export interface PaymentFields extends AggregateFields {
  orderId: string;
  userId: string;
  userEmail: string;
  /** Stripe's name of the card: `tok_…` or `pm_…`. */
  token: string;
  /** In the smallest unit of the currency. */
  amount: Money;
  currency: string;
  status: PaymentStatus;
  /** True until it has ended without money: while it is there, the order has no room for another attempt. */
  open?: boolean;
  startedAt: Date;
  /** Until when whoever asks Stripe about it may be believed to be alive. */
  heldUntil: Date;
  /** When the sweep has to look at it next; absent once there is nothing left to do. */
  checkAt?: Date;
  /** The PaymentIntent. */
  stripeId?: string;
  /** What the browser shows the bank's question with. */
  clientSecret?: string;
  /** Why it failed. */
  failureCode?: string;
  /** How many idempotency keys the charge has used up, by errors that Stripe would only repeat. */
  chargeKeysSpent: number;
  /** Until when orders waits for it, published near the order's end. */
  announcedUntil?: Date;
  /** The refunds that Stripe has made of it or has on hand. */
  refunds: KnownRefund[];
  /** The disputes of it, by Stripe's id, and whether they are closed. */
  disputes: KnownDispute[];
  /** How many idempotency keys a refund has used up, by answers that Stripe would only repeat. */
  refundKeysSpent: number;
}

export type PaymentMethods = AggregateMethods & PaymentMoves;
export type Payment = HydratedDocument<PaymentFields, PaymentMethods>;
export type PaymentModel = Model<PaymentFields, object, PaymentMethods>;

const value = { _id: false, id: false } as const;
const refund = new Schema<KnownRefund>(
  {
    id: { type: String, required: true },
    amount: { type: Number, required: true },
    status: { type: String, enum: ['pending', 'succeeded', 'failed', 'canceled'], required: true },
    reason: String,
  },
  value,
);
const dispute = new Schema<KnownDispute>(
  { id: { type: String, required: true }, closed: { type: Boolean, required: true } },
  value,
);

const schema = aggregate(
  new Schema<PaymentFields>({
    orderId: { type: String, required: true },
    // Empty in what was found at Stripe alone.
    userId: { type: String, default: '' },
    userEmail: { type: String, default: '' },
    token: { type: String, default: '' },
    amount: { type: Number, required: true, min: 1, validate: Number.isSafeInteger },
    currency: { type: String, required: true },
    status: { type: String, enum: PAYMENT_STATUSES, required: true },
    open: Boolean,
    startedAt: { type: Date, required: true },
    heldUntil: { type: Date, required: true },
    checkAt: Date,
    stripeId: String,
    clientSecret: String,
    failureCode: String,
    chargeKeysSpent: { type: Number, default: 0 },
    announcedUntil: Date,
    refunds: { type: [refund], default: [] },
    disputes: { type: [dispute], default: [] },
    refundKeysSpent: { type: Number, default: 0 },
  }),
  'payments',
);
// Decides which of simultaneous attempts is under way: of any number of inserts, in any number of replicas, one succeeds.
schema.index({ orderId: 1 }, { unique: true, partialFilterExpression: { open: true } });
schema.index({ orderId: 1, _id: -1 });
schema.index({ checkAt: 1 }, { sparse: true });
schema.index({ stripeId: 1 }, { sparse: true });
schema.method(paymentMoves);

export const paymentModel = (connection: Connection): PaymentModel =>
  connection.model<PaymentFields, PaymentModel>('Payment', schema);
