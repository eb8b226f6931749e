import type { CancellationReason, OrderStatus } from '@ticketing/common';

export type { OrderStatus };

export interface User {
  id: string;
  email: string;
}

export interface Ticket {
  id: string;
  title: string;
  /** In the major unit of the shop's currency. */
  price: number;
  /** A day, `YYYY-MM-DD`, or a moment, ISO 8601 in UTC. */
  date?: string;
  /** Where it takes place, an IANA time zone. */
  timeZone?: string;
  userId: string;
  version: number;
  /** Set while reserved and once sold. */
  orderId?: string;
}

export interface Order {
  id: string;
  status: OrderStatus;
  /** ISO 8601 in UTC. */
  expiresAt: string;
  userId: string;
  version: number;
  ticket: Pick<Ticket, 'id' | 'title' | 'price' | 'date' | 'timeZone'>;
  /** Only of a cancelled one. */
  cancelledBecause?: CancellationReason;
  /** Where money of it goes back, whatever its status. */
  refund?: Refund;
}

export interface Refund {
  status: 'due' | 'done' | 'failed';
  /** In the smallest unit of the shop's currency. */
  amount: number;
  /** ISO 8601 in UTC. */
  at: string;
}

/** One page of a list, and the cursor of the next one where there is more. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}
