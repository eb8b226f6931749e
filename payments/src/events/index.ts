import type { ConsumerOptions } from '@ticketing/common';
import type { PaymentRepository } from '../charging/payment-repository';
import type { OrderModel } from '../models/order';
import type { RefundService } from '../refunds/refund-service';
import { orderAwaitingPaymentListener } from './order-awaiting-payment-listener';
import { orderCancelledListener } from './order-cancelled-listener';
import { orderCompletedListener } from './order-completed-listener';
import { orderCreatedListener } from './order-created-listener';
import { orderPaymentFailedListener } from './order-payment-failed-listener';
import { orderRefundDueListener } from './order-refund-due-listener';

interface Dependencies {
  orders: OrderModel;
  repository: PaymentRepository;
  refunds: RefundService;
}

/** Every subscription of payments. */
export const listeners = ({ orders, repository, refunds }: Dependencies): ConsumerOptions['listeners'] => [
  orderCreatedListener(orders),
  orderAwaitingPaymentListener(orders),
  orderPaymentFailedListener(orders),
  orderCancelledListener(orders, repository),
  orderCompletedListener(orders),
  orderRefundDueListener(orders, refunds),
];
