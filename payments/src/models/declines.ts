import { Schema, type Connection, type Model } from 'mongoose';

/** A payment that was declined within the last hour, or may still be. */
export interface CountedDecline {
  paymentId: string;
  at: Date;
}

/** The declines of one order (`_id` is `order:<id>`) or of one account (`buyer:<id>`). */
export interface DeclinesFields {
  _id: string;
  counted: CountedDecline[];
  /** When a payment was last added. */
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
