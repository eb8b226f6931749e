import type { ConsumerOptions } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import type { Shop } from '../mails/order-completed-mail';
import { orderCompletedListener } from './order-completed-listener';
import { paymentRefundDelayedListener } from './payment-refund-delayed-listener';
import { paymentRefundFailedListener } from './payment-refund-failed-listener';
import { paymentRefundedListener } from './payment-refunded-listener';

/** Every subscription of confirmation. */
export const listeners = (delivery: MailDelivery, shop: Shop): ConsumerOptions['listeners'] => [
  orderCompletedListener(delivery, shop),
  paymentRefundedListener(delivery, shop.publicUrl),
  paymentRefundDelayedListener(delivery, shop.publicUrl),
  paymentRefundFailedListener(delivery, shop.publicUrl),
];
