import { Schema, type Connection, type Model } from 'mongoose';

/** How often something was tried within a window: signing in wrongly, or signing up. */
export interface AttemptCountFields {
  /** What was tried, and from where. */
  _id: string;
  count: number;
  /** The end of the window, which begins with the first attempt. */
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
