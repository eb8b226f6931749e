import { listener, orderCreated } from '@ticketing/common';
import type { Expirations } from '../expirations';

/** A ticket is reserved: its time runs. */
export const orderCreatedListener = (expirations: Expirations) =>
  listener(orderCreated, ({ id, expiresAt }) => expirations.schedule({ orderId: id, expiresAt }));
