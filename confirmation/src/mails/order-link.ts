import type { Link } from './compose';

/**
 * The link to the page of an order.
 *
 * @param publicUrl the address of the shop; without it there is no link
 */
export const orderLink = (publicUrl: string | undefined, orderId: string): Link | undefined =>
  publicUrl === undefined ? undefined : { text: 'See your order', url: new URL(`/orders/${orderId}`, publicUrl).href };
