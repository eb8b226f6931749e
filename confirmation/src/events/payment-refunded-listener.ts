import { listener, paymentRefunded, type PaymentRefunded } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import { paymentRefundedMail } from '../mails/payment-refunded-mail';

/** Money was given back: whoever paid it is told. */
export const paymentRefundedListener = (delivery: MailDelivery, publicUrl?: string) =>
  listener(paymentRefunded, async (refund) =>
    delivery.deliver(refundedMailId(refund), paymentRefundedMail(refund, publicUrl)),
  );

/** A payment goes back as a whole or in parts, made by hand: `amount` is what is back by then, and names the mail. */
const refundedMailId = ({ id, amount }: PaymentRefunded) => `payment-refunded:${id}:${amount}`;
