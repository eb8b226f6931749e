import { listener, paymentRefundFailed } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { paymentRefundFailedMail } from '../mails/payment-refund-failed-mail';

export const paymentRefundFailedListener = (delivery: MailDelivery, publicUrl?: string) =>
  listener(paymentRefundFailed, async (refund) =>
    delivery.deliver(`payment-refund-failed:${refund.id}`, paymentRefundFailedMail(refund, publicUrl), refund.userId),
  );
