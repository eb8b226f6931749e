import { fromStoredDate, migrateOnce } from '@ticketing/common/mongo';
import type { CancelledOrders } from './cancelled-orders';
import { deriveListing, LISTING_RULE } from './listing';
import type { TicketModel } from './ticket';
import type { StoredTicket } from './ticket-fields';

/**
 * Brings tickets that an earlier version stored to the present form: the date as a text, the cancelled orders in their own
 * collection, and what the list derives by the present rule. What is shown stays what it was, so no version is raised.
 */
export const migrateTickets = (tickets: TicketModel, cancelled: CancelledOrders): Promise<number> =>
  migrateOnce<StoredTicket>({
    connection: tickets.db,
    collection: tickets.collection.collectionName,
    rule: LISTING_RULE,
    outdated: { listingRule: { $ne: LISTING_RULE } },
    projection: { title: 1, date: 1, timeZone: 1, version: 1, heard: 1 },
    beforeBatch: (batch) => cancelled.add(...batch.flatMap(({ heard = {} }) => cancelledIn(heard))),
    bringUp: ({ _id, version, ...details }) => ({
      // A ticket that was changed meanwhile was derived by the present rule in the same write.
      filter: { _id, version },
      update: {
        $set: { ...deriveListing(details), ...(details.date && { date: fromStoredDate(details.date) }) },
        $unset: { heard: true },
      },
    }),
  });

/** A creation is version 0 of an order; what came after it was its cancellation. */
const cancelledIn = (heard: Record<string, number>): string[] =>
  Object.entries(heard).flatMap(([id, version]) => (version > 0 ? [id] : []));
