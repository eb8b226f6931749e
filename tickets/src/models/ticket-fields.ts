import type { Money } from '@ticketing/common';
import type { AggregateFields, StoredEventDate } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';

/** What a seller says of a ticket. */
export interface TicketDetails {
  title: string;
  price: Money;
  /** When it takes place, as `readEventDate` returns it; without one it never becomes past. */
  date?: string | undefined;
  /** Where it takes place, as an IANA time zone. */
  timeZone?: string | undefined;
}

export interface TicketFields extends AggregateFields, TicketDetails {
  userId: string;
  createdAt: Date;
  /** The order that holds the ticket, while it is reserved and once it is sold. */
  orderId?: string | undefined;
  /** How many orders were cancelled that did not hold it; see `CancelledOrders`. */
  cancellations?: number | undefined;

  // Derived from the fields above for the list of tickets on sale; a change of these alone is none.
  /** The words of the title, as a search compares them; of those without spaces the parts that an index can find. */
  words: string[];
  /** The words that are written without spaces, as they are. */
  unspaced: string[];
  /** When it begins, or the end of time: tickets without a date come last. */
  sortDate: Date;
  /** From when on it is past. */
  onSaleUntil: Date;
  /** The rule that these fields were derived by; see `LISTING_RULE`. */
  listingRule: number;
  /** Whether the ticket is in the list's indexes: neither reserved, nor sold, nor known to be past. */
  listed: boolean;
}

/** A ticket as MongoDB has it; a date of an earlier version is a `Date`. */
export type StoredTicket = Omit<TicketFields, 'date'> & {
  _id: Types.ObjectId;
  date?: StoredEventDate | undefined;
  /** In an earlier version: the version of each order that the ticket acted on last, by the order's id. */
  heard?: Record<string, number> | undefined;
};
