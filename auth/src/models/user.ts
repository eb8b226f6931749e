import { aggregate, type AggregateFields, type AggregateMethods } from '@ticketing/common/mongo';
import { Schema, type Connection, type HydratedDocument, type Model, type Types } from 'mongoose';
import { userTransitions, type UserTransitions } from './user-transitions';

export interface UserFields extends AggregateFields {
  /** As returned by `normaliseEmail`. */
  email: string;
  /** Whether a mail to the email has arrived. */
  verified: boolean;
  /** The requests whose links have been used. They stay: mails are limited, and an id has 12 bytes. */
  usedLinks: Types.ObjectId[];
  passwordHash: string;
  /** Raised when every session ends: a session belongs to the epoch in which its password was checked. */
  sessionEpoch: number;
  /** May revoke other users. Set only by an operator's command. */
  administrator: boolean;
  /** May neither sign in nor refresh. */
  revoked: boolean;
  /** When it will be erased, unless its user signs in before. */
  eraseAt?: Date | null;
  /** Whether it is erased: what is left has no email and no password. */
  erased?: boolean;
}

type UserMethods = AggregateMethods & UserTransitions;
export type UserDocument = HydratedDocument<UserFields, UserMethods>;
export type UserModel = Model<UserFields, object, UserMethods>;

const schema = aggregate(
  new Schema<UserFields>({
    // The unique index decides between simultaneous sign-ups with one email, over all replicas.
    email: { type: String, required: true, unique: true },
    verified: { type: Boolean, default: false },
    usedLinks: { type: [Schema.Types.ObjectId], default: [] },
    passwordHash: { type: String, required: true },
    sessionEpoch: { type: Number, default: 0 },
    administrator: { type: Boolean, default: false },
    revoked: { type: Boolean, default: false },
    eraseAt: { type: Date, default: undefined },
    erased: Boolean,
  }),
  'auth',
);
schema.index({ eraseAt: 1 }, { sparse: true });
schema.method(userTransitions);

export const userModel = (connection: Connection): UserModel =>
  connection.model<UserFields, UserModel>('User', schema, 'users');
