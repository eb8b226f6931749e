import type { ConsumerOptions } from '@ticketing/common';
import type { Expirations } from '../jobs/expirations';
import { orderCancelledListener } from './order-cancelled-listener';
import { orderCompletedListener } from './order-completed-listener';
import { orderCreatedListener } from './order-created-listener';

/** Every subscription of expiration. */
export const listeners = (expirations: Expirations): ConsumerOptions['listeners'] => [
  orderCreatedListener(expirations),
  orderCancelledListener(expirations),
  orderCompletedListener(expirations),
];
