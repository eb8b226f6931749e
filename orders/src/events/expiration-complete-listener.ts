import { expirationComplete, listener } from '@ticketing/common';
import type { ChangeOrder } from '../change-order';

/** The clock of orders decides, not the event: one that comes early changes nothing. */
export const expirationCompleteListener = (change: ChangeOrder, now: () => Date) =>
  listener(expirationComplete, ({ orderId }) => change(orderId, (order) => order.expire(now())));
