import type { Link } from './compose';

/**
 * The page of an order, which shows it to its owner.
 *
 * @param publicUrl where the shop is; without it there is no link
 */
export const orderLink = (publicUrl: string | undefined, orderId: string): Link | undefined =>
  publicUrl === undefined ? undefined : { text: 'See your order', url: new URL(`/orders/${orderId}`, publicUrl).href };
