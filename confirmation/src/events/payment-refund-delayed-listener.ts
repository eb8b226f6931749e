import { listener, paymentRefundDelayed } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { paymentRefundDelayedMail } from '../mails/payment-refund-delayed-mail';

export const paymentRefundDelayedListener = (delivery: MailDelivery, publicUrl?: string) =>
  listener(paymentRefundDelayed, async (refund) =>
    delivery.deliver(`payment-refund-delayed:${refund.id}`, paymentRefundDelayedMail(refund, publicUrl), refund.userId),
  );
