import { listener, orderCompleted } from '@ticketing/common';
import type { Expirations } from '../expirations';

/** A reservation was paid: there is nothing left to expire. */
export const orderCompletedListener = (expirations: Expirations) =>
  listener(orderCompleted, ({ id, version }) => expirations.drop(id, version));
