import { userEmailChanged, userMailDue, userRegistered, userReinstated, userRevoked } from '@ticketing/common';
import type { AggregateMethods } from '@ticketing/common/mongo';
import type { HydratedDocument } from 'mongoose';
import { InvalidLinkError } from './invalid-link-error';
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

export const userTransitions: UserTransitions & ThisType<User> = {
  register() {
    this.raise(userRegistered, { email: this.email });
  },

  revoke() {
    if (this.revoked) return;
    this.revoked = true;
    this.raise(userRevoked, {});
  },

  reinstate() {
    if (!this.revoked) return;
    this.revoked = false;
    this.raise(userReinstated, {});
  },

  requestMail(mail) {
    this.raise(userMailDue, eventOf(mail));
  },

  changePassword(passwordHash, notice) {
    this.passwordHash = passwordHash;
    this.sessionEpoch += 1;
    this.raise(userMailDue, eventOf(notice));
  },

  resetPassword(link, passwordHash, notice) {
    if (this.email !== link.email) throw new InvalidLinkError();
    this.useLink(link);
    this.verified = true;
    this.changePassword(passwordHash, notice);
  },

  requestErasure(eraseAt, notice) {
    this.eraseAt = eraseAt;
    this.sessionEpoch += 1;
    this.raise(userMailDue, eventOf(notice));
  },

  changeEmail(link) {
    this.useLink(link);
    this.email = link.email;
    this.verified = true;
    this.raise(userEmailChanged, { email: link.email });
  },

  useLink({ _id, epoch }) {
    const wasUsed = this.usedLinks.some((used) => used.equals(_id));
    if (wasUsed || this.sessionEpoch !== epoch || this.revoked) throw new InvalidLinkError();
    this.usedLinks.push(_id);
  },
};

const eventOf = ({ requestId, kind, email, expiresAt }: DueMail) => ({
  requestId: requestId.toHexString(),
  kind,
  email,
  expiresAt: expiresAt.toISOString(),
});
