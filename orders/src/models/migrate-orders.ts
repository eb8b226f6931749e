import { endsAt } from '@ticketing/common';
import { fromStoredDate, migrateOnce } from '@ticketing/common/mongo';
import type { Types } from 'mongoose';
import type { OrderFields, OrderModel, ReservedTicket } from './order';
import type { TicketFields, TicketModel } from './ticket';

/** Raised when the form of a stored date changes, so that all documents are migrated again. */
const DATE_RULE = 1;

type Stored<T> = T & { _id: Types.ObjectId };
type StoredOrder = Stored<Omit<OrderFields, 'ticket'> & { ticket: Partial<ReservedTicket> }>;

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

/** Raised when the form of a stored order changes, so that all orders are migrated again. */
const ORDER_RULE = 2;

/** The orders that an earlier version stored, which knew of single tickets only. */
export const withoutUnits = { 'ticket.units': { $exists: false } } as const;

/** Migrates the dates and units of the tickets in orders. What the API shows does not change, so that no version is raised. */
const migrateOrders = (orders: OrderModel): Promise<number> =>
  migrateOnce<StoredOrder>({
    connection: orders.db,
    collection: orders.collection.collectionName,
    rule: ORDER_RULE,
    outdated: { $or: [{ 'ticket.date': { $type: 'date' } }, withoutUnits] },
    projection: { ticket: 1 },
    bringUp: ({ _id, ticket: { date, units = [0] } }) => ({
      filter: { _id },
      update: { $set: { 'ticket.units': units, ...(date && { 'ticket.date': fromStoredDate(date) }) } },
    }),
  });

/** Migrates what an earlier version stored. */
export async function migrateStored(tickets: TicketModel, orders: OrderModel): Promise<void> {
  await migrateTickets(tickets);
  await migrateOrders(orders);
}
