import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** The refresh tokens of one device: each generation replaces the previous one. Only hashes are stored. */
export interface RefreshFamilyFields {
  /** The hash of the family's id, which is the first half of each of its tokens. */
  _id: string;
  userId: Types.ObjectId;
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
