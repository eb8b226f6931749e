/**
 * An order's number as people say it, and the whole one.
 *
 * @param orderId 24 hexadecimal digits, of which the last change the most; the shop's pages show them in the same groups
 */
export const orderNumbers = (orderId: string): [name: string, value: string][] => [
  ['Order number', `${orderId.slice(-8, -4)} ${orderId.slice(-4)}`],
  ['Number in full', orderId],
];
