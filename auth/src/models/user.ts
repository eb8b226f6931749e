import { Schema, type Connection, type HydratedDocument, type Model, type Types } from 'mongoose';

export interface UserFields {
  /** In the form that `normaliseEmail` gives. */
  email: string;
  passwordHash: string;
  /** May revoke others; made by an operator alone. */
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
    // The unique index decides which of simultaneous sign-ups gets the email, whatever replica they go through.
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

/** A user as the API shows them. */
export const presentUser = ({ _id, email }: { _id: Types.ObjectId; email: string }) => ({
  id: _id.toHexString(),
  email,
});
