import type { PaymentRefundFailed } from '@ticketing/common';
import { compose } from './compose';
import { formatAmount } from './format';
import type { Mail } from './mail';
import { orderLink } from './order-link';
import { orderNumbers } from './order-numbers';

/** The mail for a failed refund. */
export function paymentRefundFailedMail(refund: PaymentRefundFailed, publicUrl?: string): Mail {
  const { orderId, amount, currency, email } = refund;
  const money = formatAmount(amount, currency);
  return compose({
    to: email,
    subject: `Your refund of ${money} did not go through`,
    opening:
      'We have tried to send your payment back to your card, and its bank did not take it. We will get in touch with you to send it in another way.',
    facts: [['Amount', money], ...orderNumbers(orderId)],
    closing: 'If you have a new card or account, please have its details at hand.',
    link: orderLink(publicUrl, orderId),
  });
}
