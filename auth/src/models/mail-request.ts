import type { UserMailKind } from '@ticketing/common';
import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** A mail that is to be sent. */
export interface DueMail {
  requestId: Types.ObjectId;
  kind: UserMailKind;
  email: string;
  expiresAt: Date;
}

/** The mails with a link that can be used once. */
export type LinkKind = Extract<UserMailKind, 'verification' | 'password-reset' | 'email-change'>;

/** What the link in a mail allows, once. The token of the link is made from the id; see `mailTokenOf`. */
export interface MailRequestFields {
  _id: Types.ObjectId;
  kind: LinkKind;
  userId: Types.ObjectId;
  /** Where the mail goes: the email that the use of the link verifies. */
  email: string;
  /** The account's `sessionEpoch` at the request: a change of the password invalidates the link. */
  epoch: number;
  expiresAt: Date;
}

export type MailRequestModel = Model<MailRequestFields>;

const schema = new Schema<MailRequestFields>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, required: true },
    userId: { type: Schema.Types.ObjectId, required: true, index: true },
    email: { type: String, required: true },
    expiresAt: { type: Date, required: true, expires: 0 },
    epoch: { type: Number, required: true },
  },
  { versionKey: false },
);

export const mailRequestModel = (connection: Connection): MailRequestModel =>
  connection.model<MailRequestFields>('MailRequest', schema, 'mailrequests');
