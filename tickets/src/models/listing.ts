import type { HydratedDocument, Schema } from 'mongoose';
import { sortKeys, sortOrders } from '../search/sort-orders';
import { wordsOf } from '../search/words';
import type { TicketFields } from './ticket-fields';

/** The latest moment that a `Date` can hold. */
const END_OF_TIME = new Date(8.64e15);

/** Adds what the list of tickets on sale needs: fields that every save derives again, and an index for each sort order. */
export function addListing<M, I>(schema: Schema<TicketFields, M & object, I>): void {
  schema.add({ words: [String], sortDate: Date, listed: Boolean });
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
