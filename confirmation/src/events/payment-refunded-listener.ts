import { listener, paymentRefunded, type PaymentRefunded } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { paymentRefundedMail } from '../mails/payment-refunded-mail';

export const paymentRefundedListener = (delivery: MailDelivery, publicUrl?: string) =>
  listener(paymentRefunded, async (refund) =>
    delivery.deliver(refundedMailId(refund), paymentRefundedMail(refund, publicUrl), refund.userId),
  );

/** A payment may be refunded in parts, each with its mail. `amount` is the sum of the parts, and so identifies the mail. */
const refundedMailId = ({ id, amount }: PaymentRefunded) => `payment-refunded:${id}:${amount}`;
