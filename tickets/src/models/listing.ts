import { endsAt, startsAt } from '@ticketing/common';
import { fromStoredDate } from '@ticketing/common/mongo';
import type { Schema } from 'mongoose';
import { sortKeys, sorts, type Sort } from '../search/sorts';
import { gramsOf, isUnspaced, wordsOf } from '../search/words';
import type { StoredTicket, TicketFields } from './ticket-fields';
import { deriveAvailability } from './units';

/** The latest time that a `Date` can hold. */
const END_OF_TIME = new Date(8.64e15);

/**
 * The version of the rules below and of `wordsOf`. Raising it makes the service derive the fields of all stored tickets
 * again at the start; see `migrateTickets`.
 */
export const LISTING_RULE = 3;

/** The fields by which the tickets on sale are listed, besides those that are shown. */
export const listingFields = {
  words: [String],
  unspaced: [String],
  sortDate: Date,
  onSaleUntil: Date,
  listingRule: Number,
  listed: Boolean,
  state: String,
  several: Boolean,
  sells: { type: [Number], default: undefined },
};

/** The listings of several tickets are found by how many they sell together; single tickets do not pay for these indexes. */
export const sellsKeys = (sort: Sort) => ({ sells: 1, ...sortKeys(sort) }) as const;

/** Derives these fields on every save, and adds an index for each sort. */
export function addListing(schema: Schema<TicketFields>): void {
  // Partial indexes: tickets that are reserved, sold or past do not slow the list down.
  const ofListed = { partialFilterExpression: { listed: true } };
  for (const sort of Object.values(sorts)) schema.index(sortKeys(sort), ofListed);
  const ofSeveral = { partialFilterExpression: { listed: true, several: true } };
  for (const sort of Object.values(sorts)) schema.index(sellsKeys(sort), ofSeveral);
  schema.index({ words: 1 }, ofListed);
  schema.index({ userId: 1, createdAt: -1, _id: -1 });
  schema.pre('validate', function () {
    const outdated = this.listingRule !== LISTING_RULE;
    if (outdated || this.isModified(['title', 'date', 'timeZone'])) this.set(deriveListing(this));
    this.set({ several: undefined, sells: undefined, ...deriveAvailability(this) });
    // Written even if unchanged: a sweep may have unlisted the ticket since it was read.
    this.markModified('listed');
  });
}

/** The listing fields of a ticket, from its title and date. */
export function deriveListing({ title, date, timeZone }: Pick<StoredTicket, 'title' | 'date' | 'timeZone'>) {
  const words = wordsOf(title);
  const unspaced = words.filter(isUnspaced);
  const eventDate = date && fromStoredDate(date);
  return {
    words: [...new Set(words.flatMap((word) => (isUnspaced(word) ? gramsOf(word) : word)))],
    unspaced,
    sortDate: eventDate ? startsAt(eventDate, timeZone) : END_OF_TIME,
    onSaleUntil: eventDate ? endsAt(eventDate, timeZone) : END_OF_TIME,
    listingRule: LISTING_RULE,
  };
}
