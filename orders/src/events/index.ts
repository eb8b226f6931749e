import type { ConsumerOptions } from '@ticketing/common';
import { cancelWithdrawn } from '../commands/cancel-withdrawn';
import type { ChangeOrder } from '../commands/change-order';
import type { EraseAccount } from '../commands/erase-account';
import type { ExpireOrder } from '../commands/expire-order';
import type { OrderModel } from '../models/order';
import type { TicketModel } from '../models/ticket';
import type { PaymentAttempts } from '../commands/payment-attempts';
import { recordMail } from '../commands/record-mail';
import { recordRefund } from '../commands/record-refund';
import { expirationCompleteListener } from './expiration-complete-listener';
import { mailDeliveredListener } from './mail-delivered-listener';
import { mailUndeliveredListener } from './mail-undelivered-listener';
import { paymentCreatedListener } from './payment-created-listener';
import { paymentDisputeClosedListener } from './payment-dispute-closed-listener';
import { paymentFailedListener } from './payment-failed-listener';
import { paymentPendingListener } from './payment-pending-listener';
import { paymentRefundDelayedListener } from './payment-refund-delayed-listener';
import { paymentRefundFailedListener } from './payment-refund-failed-listener';
import { paymentRefundedListener } from './payment-refunded-listener';
import { ticketCreatedListener } from './ticket-created-listener';
import { ticketUpdatedListener } from './ticket-updated-listener';
import { userDeletedListener } from './user-deleted-listener';

interface Dependencies {
  tickets: TicketModel;
  orders: OrderModel;
  attempts: PaymentAttempts;
  change: ChangeOrder;
  expire: ExpireOrder;
  eraseAccount: EraseAccount;
  now: () => Date;
}

/** Every subscription of orders. */
export function listeners({
  tickets,
  orders,
  attempts,
  change,
  expire,
  eraseAccount,
  now,
}: Dependencies): ConsumerOptions['listeners'] {
  const refund = recordRefund(orders);
  const mail = recordMail(orders);
  return [
    ticketCreatedListener(tickets),
    ticketUpdatedListener(tickets, cancelWithdrawn({ orders, change })),
    expirationCompleteListener({ orders, expire, now }),
    paymentPendingListener(attempts),
    paymentFailedListener(attempts, expire),
    paymentCreatedListener(change),
    paymentRefundDelayedListener(refund),
    paymentRefundedListener(refund),
    paymentRefundFailedListener(refund),
    paymentDisputeClosedListener(refund),
    mailDeliveredListener(mail),
    mailUndeliveredListener(mail),
    userDeletedListener(eraseAccount),
  ];
}
