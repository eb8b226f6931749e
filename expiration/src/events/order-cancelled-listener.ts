import { listener, orderCancelled } from '@ticketing/common';
import type { Expirations } from '../jobs/expirations';

export const orderCancelledListener = (expirations: Expirations) =>
  listener(orderCancelled, ({ id, version }) => expirations.cancel(id, version));
