import type { ConsumerOptions } from '@ticketing/common';
import type { MailDelivery } from '../delivery/mail-delivery';
import type { ErasedUsers } from '../delivery/erased-users';
import type { AccountLinks } from '../mails/account-mail';
import type { Shop } from '../mails/order-completed-mail';
import { orderCompletedListener } from './order-completed-listener';
import { orderMailDueListener } from './order-mail-due-listener';
import { paymentRefundDelayedListener } from './payment-refund-delayed-listener';
import { paymentRefundFailedListener } from './payment-refund-failed-listener';
import { paymentRefundedListener } from './payment-refunded-listener';
import { userDeletedListener, type ParkedEvents } from './user-deleted-listener';
import { userEmailChangedListener } from './user-email-changed-listener';
import { userMailDueListener } from './user-mail-due-listener';

interface Dependencies {
  delivery: MailDelivery;
  erased: ErasedUsers;
  parked: ParkedEvents;
  shop: Shop;
  links: AccountLinks;
}

/** Every subscription of confirmation. */
export const listeners = ({ delivery, erased, parked, shop, links }: Dependencies): ConsumerOptions['listeners'] => [
  orderCompletedListener(delivery, shop),
  orderMailDueListener(delivery, shop),
  paymentRefundedListener(delivery, shop.publicUrl),
  paymentRefundDelayedListener(delivery, shop.publicUrl),
  paymentRefundFailedListener(delivery, shop.publicUrl),
  userMailDueListener(delivery, links),
  userEmailChangedListener(delivery),
  userDeletedListener(erased, parked),
];
