import type { ConsumerOptions } from '@ticketing/common';
import type { ChangeOrder } from '../commands/change-order';
import type { ExpireOrder } from '../commands/expire-order';
import type { OrderModel } from '../models/order';
import type { TicketModel } from '../models/ticket';
import type { PaymentAttempts } from '../commands/payment-attempts';
import { recordRefund } from '../commands/record-refund';
import { expirationCompleteListener } from './expiration-complete-listener';
import { paymentCreatedListener } from './payment-created-listener';
import { paymentDisputeClosedListener } from './payment-dispute-closed-listener';
import { paymentFailedListener } from './payment-failed-listener';
import { paymentPendingListener } from './payment-pending-listener';
import { paymentRefundDelayedListener } from './payment-refund-delayed-listener';
import { paymentRefundFailedListener } from './payment-refund-failed-listener';
import { paymentRefundedListener } from './payment-refunded-listener';
import { ticketCreatedListener } from './ticket-created-listener';
import { ticketUpdatedListener } from './ticket-updated-listener';

interface Dependencies {
  tickets: TicketModel;
  orders: OrderModel;
  attempts: PaymentAttempts;
  change: ChangeOrder;
  expire: ExpireOrder;
  now: () => Date;
}

/** Every subscription of orders. */
export function listeners({
  tickets,
  orders,
  attempts,
  change,
  expire,
  now,
}: Dependencies): ConsumerOptions['listeners'] {
  const refund = recordRefund(orders);
  return [
    ticketCreatedListener(tickets),
    ticketUpdatedListener(tickets),
    expirationCompleteListener({ orders, expire, now }),
    paymentPendingListener(attempts),
    paymentFailedListener(attempts, expire),
    paymentCreatedListener(change),
    paymentRefundDelayedListener(refund),
    paymentRefundedListener(refund),
    paymentRefundFailedListener(refund),
    paymentDisputeClosedListener(refund),
  ];
}
