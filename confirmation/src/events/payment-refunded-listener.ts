import { listener, paymentRefunded } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { paymentRefundedMail } from '../mails/payment-refunded-mail';

/** Money was given back: whoever paid it is told. */
export const paymentRefundedListener = (delivery: MailDelivery, publicUrl?: string) =>
  listener(paymentRefunded, async (refund) =>
    delivery.deliver(`payment-refunded:${refund.id}`, paymentRefundedMail(refund, publicUrl)),
  );
