import { listener, orderCancelled } from '@ticketing/common';
import type { Expirations } from '../expirations';

/** A reservation ended before its time: there is nothing left to expire. */
export const orderCancelledListener = (expirations: Expirations) =>
  listener(orderCancelled, ({ id, version }) => expirations.drop(id, version));
