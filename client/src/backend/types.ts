import type { CancellationReason, OrderStatus } from '@ticketing/common';
import type { Ticket, TicketInput, TicketSort } from '@ticketing/common/contracts';

export type { OrderStatus, Ticket, TicketInput, TicketSort };

export interface User {
  id: string;
  email: string;
}

export interface Order {
  id: string;
  status: OrderStatus;
  /** ISO 8601 in UTC. */
  expiresAt: string;
  userId: string;
  version: number;
  ticket: Pick<Ticket, 'id' | 'title' | 'price' | 'date' | 'timeZone'>;
  /** Present on cancelled orders. */
  cancelledBecause?: CancellationReason;
  /** Present once a refund is due, independent of the status. */
  refund?: Refund;
}

export interface Refund {
  status: 'due' | 'done' | 'failed';
  /** In minor units of the shop's currency. */
  amount: number;
  /** ISO 8601 in UTC. */
  at: string;
}

/** One page of a list; without `nextCursor` it is the last. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}
