/**
 * "4f2a 91c0": enough of an order's number to tell one's orders apart, and short enough to be read out.
 *
 * @param id 24 hexadecimal digits, of which the last change the most
 */
export const shortOrderNumber = (id: string): string => `${id.slice(-8, -4)} ${id.slice(-4)}`;
