import { startOfDay } from './calendar';
import type { TicketModel } from './ticket';

/**
 * Takes tickets whose day is over out of the list's indexes, so that the list does not have to pass by years of them.
 * The list itself looks at the date too: what was not swept yet is not shown.
 */
export async function unlistPastTickets(tickets: TicketModel, now: Date): Promise<void> {
  const past = { listed: true, sortDate: { $lt: startOfDay(now) } };
  await tickets.collection.updateMany(past, { $set: { listed: false } });
}
