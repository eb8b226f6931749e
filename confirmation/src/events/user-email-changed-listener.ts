import { listener, userEmailChanged } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { emailChangedMail } from '../mails/email-changed-mail';

export const userEmailChangedListener = (delivery: MailDelivery) =>
  listener(userEmailChanged, async (user) =>
    delivery.deliver(`user-email-changed:${user.id}:${user.version}`, emailChangedMail(user), user.id),
  );
