import { listener, orderCreated } from '@ticketing/common';
import type { Expirations } from '../jobs/expirations';

export const orderCreatedListener = (expirations: Expirations) =>
  listener(orderCreated, ({ id, expiresAt }) => expirations.schedule({ orderId: id, expiresAt }));
