import type { ConsumerOptions } from '@ticketing/common';
import type { PaymentRepository } from '../charging/payment-repository';
import type { OrderModel } from '../models/order';
import type { PaymentModel } from '../models/payment';
import type { RefundService } from '../refunds/refund-service';
import { orderAwaitingPaymentListener } from './order-awaiting-payment-listener';
import { orderCancelledListener } from './order-cancelled-listener';
import { orderCompletedListener } from './order-completed-listener';
import { orderCreatedListener } from './order-created-listener';
import { orderMailDueListener } from './order-mail-due-listener';
import { orderPaymentFailedListener } from './order-payment-failed-listener';
import { orderRefundDueListener } from './order-refund-due-listener';
import { userDeletedListener } from './user-deleted-listener';

interface Dependencies {
  orders: OrderModel;
  payments: PaymentModel;
  repository: PaymentRepository;
  refunds: RefundService;
}

/** Every subscription of payments. */
export const listeners = ({ orders, payments, repository, refunds }: Dependencies): ConsumerOptions['listeners'] => [
  orderCreatedListener(orders),
  orderAwaitingPaymentListener(orders),
  orderPaymentFailedListener(orders),
  orderCancelledListener(orders, repository),
  orderCompletedListener(orders),
  orderMailDueListener(orders),
  orderRefundDueListener(orders, refunds),
  userDeletedListener(orders, payments),
];
