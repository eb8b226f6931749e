import type { ServiceContext, UserMailKind } from '@ticketing/common';
import { Types } from 'mongoose';
import type { DueMail, LinkKind } from '../models/mail-request';
import type { UserDocument } from '../models/user';
import type { MailThrottle } from '../throttling/mail-throttle';
import type { ChangeUser } from './change-user';
import type { MailRequests } from './mail-requests';

/** A notice that arrives later than this would confuse more than it informs. */
const NOTICE_MS = 24 * 60 * 60 * 1000;

interface Dependencies {
  change: ChangeUser;
  requests: MailRequests;
  throttle: MailThrottle;
  now: () => Date;
  logger: ServiceContext['logger'];
}

type Account = Pick<UserDocument, '_id' | 'email' | 'verified' | 'sessionEpoch'>;

/** Has mails about accounts sent: each is stored as an event of the account. */
export class AccountMails {
  constructor(private readonly dependencies: Dependencies) {}

  /** Has a link for the verification of a new account's email sent. The account remains when that fails. */
  async welcome(user: Account): Promise<void> {
    await this.verify(user, undefined).catch((error: unknown) => {
      this.dependencies.logger.error({ err: error, userId: user._id }, 'no mail for the verification of a new account');
    });
  }

  /** Has a link for the verification of an account's email sent, unless it is verified or too many were sent. */
  async verify(user: Account, ip: string | undefined): Promise<void> {
    if (user.verified || !(await this.dependencies.throttle.admit('verification', user.email, ip))) return;
    await this.sendLink('verification', user, user.email);
  }

  /** Has a link for a new password sent to each of these accounts, unless too many were sent to this email. */
  async resetPassword(email: string, accounts: Account[], ip: string | undefined): Promise<void> {
    // Counted for an unknown email, too: its answer takes as long.
    if (!(await this.dependencies.throttle.admit('password-reset', email, ip))) return;
    for (const account of accounts) await this.sendLink('password-reset', account, account.email);
  }

  /** Has the present email informed, and a link sent to the new one, unless too many were sent. */
  async changeEmail(user: Account, email: string, ip: string | undefined): Promise<void> {
    const { throttle, requests, change } = this.dependencies;
    if (!(await throttle.admit('email-change', user.email, ip))) return;
    await change(user._id, (changed) => changed.requestMail(this.notice('email-change-requested', user.email)));
    await requests.endAll(user._id, ['email-change']);
    await this.sendLink('email-change', user, email);
  }

  /** A mail without a link. */
  notice(kind: Exclude<UserMailKind, LinkKind>, email: string): DueMail {
    const expiresAt = new Date(this.dependencies.now().getTime() + NOTICE_MS);
    return { requestId: new Types.ObjectId(), kind, email, expiresAt };
  }

  private async sendLink(kind: LinkKind, user: Account, email: string): Promise<void> {
    const mail = await this.dependencies.requests.add(kind, user, email);
    await this.dependencies.change(user._id, (changed) => changed.requestMail(mail));
  }
}
