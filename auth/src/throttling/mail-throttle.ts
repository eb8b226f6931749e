import type { LinkKind } from '../models/mail-request';
import { clientAddress } from './client-address';
import type { WindowCounter } from './window-counter';

export interface MailLimits {
  /** Mails of one kind about one account. */
  perAccount: number;
  /** Mails that one address asks for. */
  perAddress: number;
}

/** Limits the mails with links, so that nobody's mailbox is filled. */
export class MailThrottle {
  constructor(
    private readonly counter: WindowCounter,
    private readonly limits: MailLimits,
  ) {}

  /**
   * Counts a mail.
   *
   * @param email of the account
   * @param ip of the client that asks for the mail; undefined where another limit holds for it
   * @returns whether it may be sent
   */
  async admit(kind: LinkKind, email: string, ip: string | undefined): Promise<boolean> {
    const { perAccount, perAddress } = this.limits;
    const ofAddress = ip === undefined || (await this.counts(`mail address ${clientAddress(ip)}`, perAddress));
    return ofAddress && this.counts(`mail ${kind} ${email}`, perAccount);
  }

  private async counts(key: string, limit: number): Promise<boolean> {
    return (await this.counter.count(key, limit)).counted;
  }
}
