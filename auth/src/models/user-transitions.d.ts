import type { AggregateMethods } from '@ticketing/common/mongo';
import type { HydratedDocument } from 'mongoose';
import type { DueMail, MailRequestFields } from './mail-request';
import type { UserFields } from './user';
/** What can happen to an account. Each raises the event that reports it. */
export interface UserTransitions {
    /** A new account. */
    register(): void;
    revoke(): void;
    reinstate(): void;
    requestMail(mail: DueMail): void;
    /** Replaces the password, ends every session, and reports it to the user by mail. */
    changePassword(passwordHash: string, notice: DueMail): void;
    /** Replaces the password by a link, which also verifies the email that it was sent to. */
    resetPassword(link: MailRequestFields, passwordHash: string, notice: DueMail): void;
    /** Has the account erased, ends every session, and reports it to the user by mail. */
    requestErasure(eraseAt: Date, notice: DueMail): void;
    /** Replaces the email by the one that the link was sent to. */
    changeEmail(link: MailRequestFields): void;
    /**
     * Uses a link up, in the write of the change that it allows.
     *
     * @throws InvalidLinkError when it was used before, or the password was changed since it was sent
     */
    useLink(link: MailRequestFields): void;
}
type User = HydratedDocument<UserFields, AggregateMethods & UserTransitions>;
export declare const userTransitions: UserTransitions & ThisType<User>;
export {};
