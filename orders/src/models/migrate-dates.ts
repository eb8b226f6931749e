import { endsAt } from '@ticketing/common';
import { fromStoredDate, migrateOnce } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import type { OrderFields, OrderModel } from './order';
import type { TicketFields, TicketModel } from './ticket';

/** Raised when the form of a stored date changes, so that all documents are migrated again. */
const DATE_RULE = 1;

type Stored<T> = T & { _id: Types.ObjectId };

/** Migrates the dates of ticket copies that an earlier version stored. */
const migrateTickets = (tickets: TicketModel): Promise<number> =>
  migrateOnce<Stored<TicketFields>>({
    connection: tickets.db,
    collection: tickets.collection.collectionName,
    rule: DATE_RULE,
    outdated: { date: { $type: 'date' } },
    projection: { date: 1, timeZone: 1, version: 1 },
    bringUp: ({ _id, version, date, timeZone }) => {
      const given = date && fromStoredDate(date);
      // A copy with a newer version was stored in the present form.
      return {
        filter: { _id, version },
        update: { $set: { ...(given && { date: given, onSaleUntil: endsAt(given, timeZone) }) } },
      };
    },
  });

/** Migrates the dates of the tickets in orders. What the API shows does not change, so that no version is raised. */
const migrateOrders = (orders: OrderModel): Promise<number> =>
  migrateOnce<Stored<OrderFields>>({
    connection: orders.db,
    collection: orders.collection.collectionName,
    rule: DATE_RULE,
    outdated: { 'ticket.date': { $type: 'date' } },
    projection: { ticket: 1 },
    bringUp: ({ _id, ticket: { date } }) => ({
      filter: { _id },
      update: { $set: { ...(date && { 'ticket.date': fromStoredDate(date) }) } },
    }),
  });

/** Migrates all dates that an earlier version stored. */
export async function migrateDates(tickets: TicketModel, orders: OrderModel): Promise<void> {
  await migrateTickets(tickets);
  await migrateOrders(orders);
}
