import { fromStoredDate, migrateOnce } from '@ticketing/common/mongo';
import type { CancelledOrders } from './cancelled-orders';
import { deriveListing, LISTING_RULE } from './listing';
import type { TicketModel } from './ticket';
import type { StoredTicket } from './ticket-fields';
import { stateOf } from './units';

/**
 * Migrates tickets that an earlier version stored: the date becomes a string, every ticket has a quantity, cancelled orders move to their collection, and
 * the listing fields follow the present rule. No published field changes, so that no version is raised.
 */
export const migrateTickets = (tickets: TicketModel, cancelled: CancelledOrders): Promise<number> =>
  migrateOnce<StoredTicket>({
    connection: tickets.db,
    collection: tickets.collection.collectionName,
    rule: LISTING_RULE,
    outdated: { listingRule: { $ne: LISTING_RULE } },
    projection: { title: 1, date: 1, timeZone: 1, version: 1, heard: 1, quantity: 1, orderId: 1 },
    beforeBatch: (batch) =>
      cancelled.add(...batch.flatMap(({ heard: orderVersions = {} }) => cancelledIn(orderVersions))),
    bringUp: ({ _id, version, quantity = 1, ...details }) => ({
      // A ticket that was changed meanwhile was migrated by that write.
      filter: { _id, version },
      update: {
        $set: {
          ...deriveListing(details),
          ...(details.date && { date: fromStoredDate(details.date) }),
          // An earlier version knew of single tickets only, and may have written others beside this one.
          ...(quantity === 1 && { quantity, state: stateOf(details) }),
        },
        $unset: { heard: true },
      },
    }),
  });

/** The orders with a later version than their creation, which is version 0, were cancelled. */
const cancelledIn = (orderVersions: Record<string, number>): string[] =>
  Object.entries(orderVersions).flatMap(([id, version]) => (version > 0 ? [id] : []));
