import { endsAt, startsAt } from '@ticketing/common';
import { fromStoredDate } from '@ticketing/common/mongo';
import type { Schema } from 'mongoose';
import { sortKeys, sortOrders } from '../search/sort-orders';
import { gramsOf, isUnspaced, wordsOf } from '../search/words';
import type { StoredTicket, TicketFields } from './ticket-fields';

/** The latest moment that a `Date` can hold. */
const END_OF_TIME = new Date(8.64e15);

/**
 * The version of what is derived below and of `wordsOf`. A higher one has every stored ticket derived again when the
 * service starts; see `migrateTickets`.
 */
export const LISTING_RULE = 2;

/** What the list of tickets on sale reads of a ticket, beside what is shown. */
export const listingFields = {
  words: [String],
  unspaced: [String],
  sortDate: Date,
  onSaleUntil: Date,
  listingRule: Number,
  listed: Boolean,
};

/** Has every save derive these fields again, and gives each sort order an index. */
export function addListing(schema: Schema<TicketFields>): void {
  // Partial: what is reserved, sold or past costs the list nothing, however much of it there is.
  const ofListed = { partialFilterExpression: { listed: true } };
  for (const order of Object.values(sortOrders)) schema.index(sortKeys(order), ofListed);
  schema.index({ words: 1 }, ofListed);
  schema.pre('validate', function () {
    const outdated = this.listingRule !== LISTING_RULE;
    if (outdated || this.isModified(['title', 'date', 'timeZone'])) this.set(deriveListing(this));
    this.listed = this.orderId === undefined;
    // Written even if it looks unchanged: a sweep may have unlisted the ticket since it was read.
    this.markModified('listed');
  });
}

/** What the list needs of a ticket's title and date, in its own form. */
export function deriveListing({ title, date, timeZone }: Pick<StoredTicket, 'title' | 'date' | 'timeZone'>) {
  const words = wordsOf(title);
  const unspaced = words.filter(isUnspaced);
  const given = date && fromStoredDate(date);
  return {
    words: [...new Set(words.flatMap((word) => (isUnspaced(word) ? gramsOf(word) : word)))],
    unspaced,
    sortDate: given ? startsAt(given, timeZone) : END_OF_TIME,
    onSaleUntil: given ? endsAt(given, timeZone) : END_OF_TIME,
    listingRule: LISTING_RULE,
  };
}
