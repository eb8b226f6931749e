import type { Money } from '@ticketing/common';
import type { AggregateFields } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';

/** What a seller says of a ticket. */
export interface TicketDetails {
  title: string;
  price: Money;
  /** When it takes place; without one it never becomes past. */
  date?: Date | undefined;
}

export interface TicketFields extends AggregateFields, TicketDetails {
  userId: string;
  createdAt: Date;
  /** The order that holds the ticket, while it is reserved and once it is sold. */
  orderId?: string | undefined;
  /** The highest version of each order that the ticket acted on, by the order's id, oldest first. */
  heard: Map<string, number>;

  // Derived from the fields above for the list of tickets on sale; a change of these alone is none.
  /** The words of the title, as a search compares them. */
  words: string[];
  /** The date, or the end of time: tickets without a date come last. */
  sortDate: Date;
  /** Whether the ticket is in the list's indexes: neither reserved, nor sold, nor known to be past. */
  listed: boolean;
}

/** A ticket as MongoDB has it. */
export type StoredTicket = Omit<TicketFields, 'heard'> & { _id: Types.ObjectId; heard: Record<string, number> };
