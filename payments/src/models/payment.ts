import type { Money } from '@ticketing/common';
import { aggregate, type AggregateFields, type AggregateMethods } from '@ticketing/common/mongo';
import { Schema, type Connection, type HydratedDocument, type Model } from 'mongoose';
import { paymentTransitions, type PaymentTransitions } from './payment-transitions';
import { PAYMENT_STATUSES, type PaymentStatus } from './payment-status';

/** A refund as Stripe has it; `canceled` is Stripe's spelling. */
export interface KnownRefund {
  id: string;
  /** In the smallest unit of the currency. */
  amount: number;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
  /** Stripe's code for why it is pending or failed. */
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
  /** True until it has ended without money: an order has one open payment at most. */
  open?: boolean;
  startedAt: Date;
  /** The end of the lease under which Stripe is asked about it. */
  heldUntil: Date;
  /** When the reconciler has to look at it next; absent once nothing is left to do. */
  checkAt?: Date;
  /** The PaymentIntent. */
  stripeId?: string;
  /** With it the browser shows the bank's authentication. */
  clientSecret?: string;
  /** Why it failed. */
  failureCode?: string;
  /** How many idempotency keys of the charge were spent by errors that Stripe repeats. */
  chargeKeysSpent: number;
  /** How long orders waits for it, published near the order's end. */
  announcedUntil?: Date;
  /** Its refunds at Stripe, in any state. */
  refunds: KnownRefund[];
  disputes: KnownDispute[];
  /** How many idempotency keys of the refund were spent by answers that Stripe repeats. */
  refundKeysSpent: number;
}

export type PaymentMethods = AggregateMethods & PaymentTransitions;
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
    // Empty in a payment that was known from Stripe alone.
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
// Decides between simultaneous payments of an order: one insert succeeds, over all replicas.
schema.index({ orderId: 1 }, { unique: true, partialFilterExpression: { open: true } });
schema.index({ orderId: 1, _id: -1 });
// For what its payer takes along, and for the erasure of an account.
schema.index({ userId: 1, _id: -1 });
schema.index({ checkAt: 1 }, { sparse: true });
schema.index({ stripeId: 1 }, { sparse: true });
schema.method(paymentTransitions);

export const paymentModel = (connection: Connection): PaymentModel =>
  connection.model<PaymentFields, PaymentModel>('Payment', schema);
