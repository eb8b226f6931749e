import type { OrderStatus } from '@ticketing/common';

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
  /** A day, or a moment in UTC. */
  date?: string;
  /** Where it takes place, as an IANA time zone. */
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
}

/** One page of a list, and the cursor of the next one where there is more. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}
