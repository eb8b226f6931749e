import type { HeldUnit } from '@ticketing/common';
import type { TicketDetails } from '@ticketing/common/contracts';
import type { AggregateFields, StoredEventDate } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import type { Availability } from './units';

/** Details as they are stored: what was removed is absent. */
type StoredDetails = { [Field in keyof TicketDetails]: Exclude<TicketDetails[Field], null> };

/** A ticket: a listing of one or several. One without a date never becomes past, one without a quantity is single. */
export interface TicketFields extends AggregateFields, StoredDetails, Availability {
  userId: string;
  /** Where its seller is written to. */
  userEmail?: string | undefined;
  createdAt: Date;
  /** The order that holds a single ticket, while it is reserved and once it is sold. */
  orderId?: string | undefined;
  /** Whether a single ticket is sold. */
  sold?: boolean | undefined;
  /** What is held of a listing of several tickets. */
  units?: HeldUnit[] | undefined;
  /** Whether its seller took it off the market. */
  withdrawn?: boolean | undefined;
  /** Whether it is off the market as long as the account of its seller is revoked. */
  suspended?: boolean | undefined;
  /** The number of cancelled orders that did not hold it; see `CancelledOrders`. */
  cancellations?: number | undefined;

  // Derived from the fields above for the list of tickets on sale. They raise no version.
  /** The words of the title in the form that a search compares. Words in scripts without spaces are split for the index. */
  words: string[];
  /** The words in scripts without spaces, in full. */
  unspaced: string[];
  /** When it starts. Tickets without a date have the latest possible date, and come last. */
  sortDate: Date;
  /** When it becomes past. */
  onSaleUntil: Date;
  /** The version of the rules for these fields; see `LISTING_RULE`. */
  listingRule: number;
  /** Whether it is in the list's indexes: something of it is free, and it is neither withdrawn nor found to be past. */
  listed: boolean;
}

/** A stored ticket, which may come from an earlier version with a `Date` as its date. */
export type StoredTicket = Omit<TicketFields, 'date'> & {
  _id: Types.ObjectId;
  date?: StoredEventDate | undefined;
  /** In an earlier version: the applied version of each order, by the order's id. */
  heard?: Record<string, number> | undefined;
};
