import type { PaymentRefunded } from '@ticketing/common';
import { compose } from './compose';
import { formatAmount } from './format';
import type { Mail } from './mail';
import { orderLink } from './order-link';
import { orderNumbers } from './order-numbers';

/** The mail for a refund. */
export function paymentRefundedMail({ orderId, amount, currency, email }: PaymentRefunded, publicUrl?: string): Mail {
  const money = formatAmount(amount, currency);
  return compose({
    to: email,
    subject: `Your refund of ${money}`,
    opening: 'We have given back what you paid for your order.',
    facts: [['Amount', money], ...orderNumbers(orderId)],
    closing: 'It reaches your account within a few days, depending on your bank.',
    link: orderLink(publicUrl, orderId),
  });
}
