import type { TicketModel } from '../models/ticket';

/**
 * Removes past tickets from the list's indexes, so that they do not slow it down. The list checks the date as well, and
 * does not show past tickets that are still listed.
 */
export async function unlistPastTickets(tickets: TicketModel, now: Date): Promise<void> {
  // `sortDate` has an index, and past tickets have started: only those that take place now are read in vain.
  const past = { listed: true, sortDate: { $lte: now }, onSaleUntil: { $lte: now } };
  await tickets.collection.updateMany(past, { $set: { listed: false } });
}
