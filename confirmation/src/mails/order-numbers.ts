/**
 * The short number of an order, and the number in full.
 *
 * @param orderId 24 hexadecimal digits. The last eight vary the most, and are grouped as on the shop's pages
 */
export const orderNumbers = (orderId: string): [name: string, value: string][] => [
  ['Order number', `${orderId.slice(-8, -4)} ${orderId.slice(-4)}`],
  ['Number in full', orderId],
];
