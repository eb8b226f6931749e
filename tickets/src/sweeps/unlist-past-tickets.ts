import type { TicketModel } from './ticket';

/**
 * Takes tickets that are past out of the list's indexes, so that the list does not have to pass by years of them.
 * The list itself looks at the date too: what was not swept yet is not shown.
 */
export async function unlistPastTickets(tickets: TicketModel, now: Date): Promise<void> {
  // What is past has begun, which has an index: only what takes place right now is looked at in vain.
  const past = { listed: true, sortDate: { $lte: now }, onSaleUntil: { $lte: now } };
  await tickets.collection.updateMany(past, { $set: { listed: false } });
}
