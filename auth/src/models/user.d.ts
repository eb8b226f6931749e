import { type AggregateFields, type AggregateMethods } from '@ticketing/common/mongo';
import { type Connection, type HydratedDocument, type Model, type Types } from 'mongoose';
import { type UserTransitions } from './user-transitions';
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
export declare const userModel: (connection: Connection) => UserModel;
export {};
