import type { Order } from './types';

export const isPayable = ({ status, expiresAt }: Order, now = Date.now()): boolean =>
  status !== 'complete' && status !== 'cancelled' && Date.parse(expiresAt) > now;
