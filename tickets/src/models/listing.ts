import type { HydratedDocument, Schema } from 'mongoose';
import { sortKeys, sortOrders } from '../search/sort-orders';
import { wordsOf } from '../search/words';
import type { TicketFields } from './ticket-fields';

/** The latest moment that a `Date` can hold. */
const END_OF_TIME = new Date(8.64e15);

/** What the list of tickets on sale reads of a ticket, beside what is shown. */
export const listingFields = { words: [String], sortDate: Date, listed: Boolean };

/** Has every save derive these fields again, and gives each sort order an index. */
export function addListing(schema: Schema<TicketFields>): void {
  // Partial: what is reserved, sold or past costs the list nothing, however much of it there is.
  const ofListed = { partialFilterExpression: { listed: true } };
  for (const order of Object.values(sortOrders)) schema.index(sortKeys(order), ofListed);
  schema.index({ words: 1 }, ofListed);
  schema.pre('save', function () {
    deriveListing(this);
  });
}

function deriveListing(ticket: HydratedDocument<TicketFields>): void {
  if (ticket.isModified('title')) ticket.words = wordsOf(ticket.title);
  ticket.sortDate = ticket.date ?? END_OF_TIME;
  ticket.listed = ticket.orderId === undefined;
  // Written even if it looks unchanged: a sweep may have unlisted the ticket since it was read.
  ticket.markModified('listed');
}
