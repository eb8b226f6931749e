import { listener, userMailDue } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { accountMail, type AccountLinks } from '../mails/account-mail';

/** Sends a mail about an account, unless it is so late that its link is over. */
export const userMailDueListener = (delivery: MailDelivery, links: AccountLinks) =>
  listener(userMailDue, async (due, { time }) => {
    if (new Date(due.expiresAt) <= new Date()) return;
    await delivery.deliver(`user-mail:${due.requestId}`, accountMail(due, time, links), due.id);
  });
