import { fromStoredDate, migrateOnce } from '@ticketing/common/mongo';
import { deriveListing, LISTING_RULE } from './listing';
import type { TicketModel } from './ticket';
import type { StoredTicket } from './ticket-fields';

/**
 * Brings tickets that an earlier version stored to the present form: the date as a text, and what the list derives by the
 * present rule. Nothing that is shown becomes another thing, so no version is raised.
 */
export const migrateTickets = (tickets: TicketModel): Promise<number> =>
  migrateOnce<StoredTicket>({
    connection: tickets.db,
    collection: tickets.collection.collectionName,
    rule: LISTING_RULE,
    outdated: { listingRule: { $ne: LISTING_RULE } },
    projection: { title: 1, date: 1, timeZone: 1, version: 1 },
    bringUp: ({ _id, version, ...details }) => ({
      // A ticket that was changed meanwhile was derived by the present rule in the same write.
      filter: { _id, version },
      update: { $set: { ...deriveListing(details), ...(details.date && { date: fromStoredDate(details.date) }) } },
    }),
  });
