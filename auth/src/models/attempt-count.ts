import { Schema, type Connection, type Model } from 'mongoose';

/** How often signing in failed, for one account from one address or for one address altogether. */
export interface SignInFailuresFields {
  _id: string;
  failures: number;
  /** The end of the window, which begins with its first failure. */
  until: Date;
}

export type SignInFailuresModel = Model<SignInFailuresFields>;

const schema = new Schema<SignInFailuresFields>(
  {
    _id: { type: String, required: true },
    failures: { type: Number, required: true },
    until: { type: Date, required: true, expires: 0 },
  },
  { versionKey: false },
);

export const signInFailuresModel = (connection: Connection): SignInFailuresModel =>
  connection.model<SignInFailuresFields>('SignInFailures', schema, 'signinfailures');
