import { Schema, type Connection, type HydratedDocument, type Model } from 'mongoose';

export interface UserFields {
  /** As returned by `normaliseEmail`. */
  email: string;
  passwordHash: string;
  /** May revoke other users. Set only by an operator's command. */
  administrator: boolean;
  /** May neither sign in nor refresh. */
  revoked: boolean;
}

interface UserMethods {
  revoke(): void;
  reinstate(): void;
  makeAdministrator(): void;
}

export type UserDocument = HydratedDocument<UserFields, UserMethods>;
export type UserModel = Model<UserFields, object, UserMethods>;

const schema = new Schema<UserFields, UserModel, UserMethods>(
  {
    // The unique index decides between simultaneous sign-ups with one email, over all replicas.
    email: { type: String, required: true, unique: true },
    passwordHash: { type: String, required: true },
    administrator: { type: Boolean, default: false },
    revoked: { type: Boolean, default: false },
  },
  {
    versionKey: false,
    methods: {
      revoke() {
        this.revoked = true;
      },
      reinstate() {
        this.revoked = false;
      },
      makeAdministrator() {
        this.administrator = true;
      },
    },
  },
);

export const userModel = (connection: Connection): UserModel =>
  connection.model<UserFields, UserModel>('User', schema, 'users');
