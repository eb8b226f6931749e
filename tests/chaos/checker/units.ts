import type { StoredOrder, StoredTicket } from './snapshot';

/** The units of an order. */
export const unitsOf = ({ ticket: { units = [0] } }: Pick<StoredOrder, 'ticket'>): number[] => units;

/** What an order costs, in the smallest unit. */
export const totalOf = (order: Pick<StoredOrder, 'ticket'>): number => order.ticket.price * unitsOf(order).length;

/** Which order holds which unit, as `tickets` has it. */
export function heldIn({ units = [], orderId, sold }: StoredTicket): { n: number; orderId: string; sold?: boolean }[] {
  if (units.length > 0 || orderId === undefined) return units;
  return [{ n: 0, orderId, ...(sold && { sold }) }];
}
