import type { Order } from './types';

/** Whether a ticket is held for its buyer to pay for. */
export const isPayable = ({ status, expiresAt }: Order, now = Date.now()): boolean =>
  status !== 'complete' && status !== 'cancelled' && Date.parse(expiresAt) > now;
