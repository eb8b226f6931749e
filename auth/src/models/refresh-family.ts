import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** The refresh tokens of one device: each generation replaces the previous one. Only hashes are stored. */
export interface RefreshFamilyFields {
  /** The hash of the family's id, which is the first half of each of its tokens. */
  _id: string;
  userId: Types.ObjectId;
  /** By which the user can name the device; its tokens have nothing of it. */
  deviceId: Types.ObjectId;
  /** The browser that signed in, or used a token last, in words. */
  device: string;
  /** The account's `sessionEpoch` at the sign-in; families of an earlier one are over. */
  epoch: number;
  /** The tokens of the present generation: one for each tab that refreshed at the same time. */
  current: string[];
  /** The tokens of the previous generation, valid until the grace after `replacedAt` is over. */
  previous: string[];
  replacedAt?: Date;
  createdAt: Date;
  expiresAt: Date;
}

export type RefreshFamilyModel = Model<RefreshFamilyFields>;

const schema = new Schema<RefreshFamilyFields>(
  {
    _id: { type: String, required: true },
    userId: { type: Schema.Types.ObjectId, required: true, index: true },
    deviceId: { type: Schema.Types.ObjectId, required: true, index: true },
    device: { type: String, required: true },
    epoch: { type: Number, default: 0 },
    current: { type: [String], required: true },
    previous: { type: [String], required: true },
    replacedAt: { type: Date },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true, expires: 0 },
  },
  { versionKey: false },
);

export const refreshFamilyModel = (connection: Connection): RefreshFamilyModel =>
  connection.model<RefreshFamilyFields>('RefreshFamily', schema, 'refreshfamilies');
