import { Schema, type Connection, type Model } from 'mongoose';

/** The number of failed sign-ins, or of sign-ups, within a window. */
export interface AttemptCountFields {
  /** What is counted, and from which address. */
  _id: string;
  count: number;
  /** The end of the window, which starts with the first attempt. */
  until: Date;
}

export type AttemptCountModel = Model<AttemptCountFields>;

const schema = new Schema<AttemptCountFields>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    until: { type: Date, required: true, expires: 0 },
  },
  { versionKey: false },
);

export const attemptCountModel = (connection: Connection): AttemptCountModel =>
  connection.model<AttemptCountFields>('AttemptCount', schema, 'attempts');
