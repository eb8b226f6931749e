import { listener, paymentCreated } from '@ticketing/common';
import type { ChangeOrder } from '../commands/change-order';

export const paymentCreatedListener = (change: ChangeOrder) =>
  listener(paymentCreated, ({ id, orderId }) => change(orderId, (order) => order.applyPayment(id)));
