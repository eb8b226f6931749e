import { Schema, type Connection, type Model } from 'mongoose';

/** An attempt that was declined within the last hour, or may be yet. */
export interface CountedDecline {
  paymentId: string;
  at: Date;
}

/** The declines of one order or of one account; its `_id` says whose. */
export interface DeclinesFields {
  _id: string;
  counted: CountedDecline[];
  /** When it was last added to: forgotten an hour later. */
  at: Date;
}

export type DeclinesModel = Model<DeclinesFields>;

const KEPT_SECONDS = 2 * 60 * 60;

const schema = new Schema<DeclinesFields>(
  { _id: String, counted: { type: [{ _id: false, paymentId: String, at: Date }] }, at: { type: Date, required: true } },
  { versionKey: false, collection: 'declines' },
);
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const declinesModel = (connection: Connection): DeclinesModel =>
  connection.model<DeclinesFields, DeclinesModel>('Declines', schema);
