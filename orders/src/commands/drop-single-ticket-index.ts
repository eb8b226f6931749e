import type { CommandResult } from '@ticketing/common/mongo';
import type { Connection } from 'mongoose';
import { withoutUnits } from '../models/migrate-orders';

/** The unique index of an earlier version, under which a ticket has one live order at most. */
export const SINGLE_TICKET_INDEX = 'ticket.id_1';
/** An order without units that is younger than this was stored by a replica of the earlier version that still runs. */
const RECENT_MS = 60_000;

/**
 * Drops the index that keeps a listing of several tickets from having a second order. It is what keeps replicas of the
 * earlier version, which store no units, from selling what others hold: none may run any more.
 */
export async function dropSingleTicketIndex(connection: Connection): Promise<CommandResult> {
  const orders = connection.collection('orders');
  const indexes = await orders.indexes().catch(noneWithoutCollection);
  if (!indexes.some(({ name }) => name === 'ticket.id_1_ticket.units_1')) {
    return { exitCode: 1, message: 'Orders of this version have not run yet: the index of units is missing' };
  }
  const recent = { ...withoutUnits, createdAt: { $gt: new Date(Date.now() - RECENT_MS) } };
  if ((await orders.countDocuments(recent, { limit: 1 })) > 0) {
    return {
      exitCode: 1,
      message: 'A replica of an earlier version still stores orders: please stop it, and try again in a minute',
    };
  }
  await orders.updateMany(
    withoutUnits,
    { $set: { 'ticket.units': [0] } },
    { writeConcern: { w: 'majority', j: true } },
  );
  if (!indexes.some(({ name }) => name === SINGLE_TICKET_INDEX))
    return { exitCode: 0, message: 'The index is gone already' };
  await orders.dropIndex(SINGLE_TICKET_INDEX);
  return { exitCode: 0, message: 'The index is dropped: listings of several tickets can have several orders' };
}

function noneWithoutCollection(error: unknown): { name?: string }[] {
  if ((error as { codeName?: string }).codeName === 'NamespaceNotFound') return [];
  throw error;
}
