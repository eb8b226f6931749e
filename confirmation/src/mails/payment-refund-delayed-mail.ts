import type { PaymentRefundDelayed } from '@ticketing/common';
import { compose } from './compose';
import { formatAmount } from './format';
import type { Mail } from './mail';
import { orderLink } from './order-link';
import { orderNumbers } from './order-numbers';

/** The mail for a delayed refund. */
export function paymentRefundDelayedMail(refund: PaymentRefundDelayed, publicUrl?: string): Mail {
  const { orderId, amount, currency, email } = refund;
  const money = formatAmount(amount, currency);
  return compose({
    to: email,
    subject: `Your refund of ${money} takes longer`,
    opening:
      'We have asked our bank to send your payment back. It takes longer than usual, and you need not do anything.',
    facts: [['Amount', money], ...orderNumbers(orderId)],
    closing: 'We write again as soon as the money is on its way.',
    link: orderLink(publicUrl, orderId),
  });
}
