import { listener, orderCompleted } from '@ticketing/common';
import type { Expirations } from '../jobs/expirations';

export const orderCompletedListener = (expirations: Expirations) =>
  listener(orderCompleted, ({ id, version }) => expirations.cancel(id, version));
