import { endsAt } from '@ticketing/common';
import { fromStoredDate, migrateOnce } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import type { OrderFields, OrderModel } from './order';
import type { TicketFields, TicketModel } from './ticket';

/** Raised when the form of a stored date changes: then all are looked at again. */
const DATE_RULE = 1;

type Stored<T> = T & { _id: Types.ObjectId };

/** Brings the copies of tickets that an earlier version stored to the present form of a date. */
const migrateTickets = (tickets: TicketModel): Promise<number> =>
  migrateOnce<Stored<TicketFields>>({
    connection: tickets.db,
    collection: tickets.collection.collectionName,
    rule: DATE_RULE,
    outdated: { date: { $type: 'date' } },
    projection: { date: 1, timeZone: 1, version: 1 },
    bringUp: ({ _id, version, date, timeZone }) => {
      const given = date && fromStoredDate(date);
      // A copy that moved on meanwhile has the present form already.
      return {
        filter: { _id, version },
        update: { $set: { ...(given && { date: given, onSaleUntil: endsAt(given, timeZone) }) } },
      };
    },
  });

/** The same for the tickets in orders, which never change: nothing is shown in another way, and no version is raised. */
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

/** Brings all dates that an earlier version stored to the present form. */
export async function migrateDates(tickets: TicketModel, orders: OrderModel): Promise<void> {
  await migrateTickets(tickets);
  await migrateOrders(orders);
}
