import type { Device, Order, PaymentRecord, Ticket } from '../../backend/types';
import { isOver } from '../../format/dates';
import { toMinorUnits } from '../../format/price';

/** What the shop has of a user. */
export interface Possessions {
  devices: Device[];
  tickets: Ticket[];
  orders: Order[];
  payments: PaymentRecord[];
}

/** What becomes of it when the account is erased. */
export interface LeavingFacts {
  devices: number;
  /** Leave the market. */
  offered: Ticket[];
  /** Are cancelled. */
  unpaid: Order[];
  /** Are no longer shown to the user, who has paid for them. */
  upcoming: Order[];
  /** Stay with their buyers. */
  sold: Ticket[];
  /** Stay in the books. */
  kept: { orders: number; payments: number };
}

export const leavingFacts = ({ devices, tickets, orders, payments }: Possessions, now: number): LeavingFacts => ({
  devices: devices.length,
  offered: tickets.filter(({ status }) => status === 'on-sale' || status === 'reserved'),
  unpaid: orders.filter(({ status }) => status === 'created' || status === 'awaiting:payment'),
  upcoming: orders.filter((order) => order.status === 'complete' && !isOver(order.ticket, now) && !isReturned(order)),
  sold: tickets.filter(({ status }) => status === 'sold'),
  kept: { orders: orders.length, payments: payments.length },
});

/** Whether all that was paid goes back. */
const isReturned = ({ refund, total }: Order) =>
  refund !== undefined && refund.status !== 'failed' && refund.amount >= toMinorUnits(total);
