import { Schema, type Connection, type Model } from 'mongoose';

/** Money at Stripe that belongs to no payment here: stored until an operator has handled it. */
export interface UnmatchedMoneyFields {
  /** Stripe's id of the intent, refund or dispute. */
  _id: string;
  kind: 'payment' | 'refund' | 'dispute';
  /** In the smallest unit of the currency. */
  amount: number;
  currency: string;
  /** The intent that it belongs to, where Stripe names one. */
  stripeId?: string;
  metadata?: Record<string, string>;
  seenAt: Date;
}

export type UnmatchedMoneyModel = Model<UnmatchedMoneyFields>;

const schema = new Schema<UnmatchedMoneyFields>(
  {
    _id: String,
    kind: { type: String, required: true },
    amount: { type: Number, required: true },
    currency: { type: String, required: true },
    stripeId: String,
    metadata: Schema.Types.Mixed,
    seenAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'unmatchedmoney' },
);

export const unmatchedMoneyModel = (connection: Connection): UnmatchedMoneyModel =>
  connection.model<UnmatchedMoneyFields, UnmatchedMoneyModel>('UnmatchedMoney', schema);
