import { listener, paymentPending } from '@ticketing/common';
import type { ChangeOrder } from '../change-order';

export const paymentPendingListener = (change: ChangeOrder) =>
  listener(paymentPending, ({ orderId }) => change(orderId, (order) => order.awaitPayment()));
