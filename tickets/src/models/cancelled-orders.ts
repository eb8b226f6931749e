import { GroupRead } from '@ticketing/common/mongo';
import mongoose, { Types, type Connection } from 'mongoose';
import type { Ticket, TicketModel } from './ticket';
import type { ReadTicket } from './ticket-transitions';

interface CancelledOrder {
  _id: Types.ObjectId;
  at: Date;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
/** An older creation is refused, since its cancellation may have been evicted. */
export const OLDEST_CREATION_MS = 30 * DAY_MS;
const KEPT_MS = OLDEST_CREATION_MS + DAY_MS;

/**
 * The cancelled orders: the creation of such an order, which may be delivered late or again, must not reserve its ticket.
 * They are stored one document per order and for a fixed time, not as a limited list on the ticket. So no buyer can evict
 * one by cancelling many orders, and the ticket's document stays small.
 *
 * The two documents are not written atomically, but no interleaving of replicas leaves a ticket reserved for a cancelled
 * order. A cancellation (1) is added here, then (2) the ticket is read, and (3) always written, on condition of the version
 * that was read: released, or with a higher `cancellations` count. A creation (a) reads the ticket, (b) checks this
 * collection, and (c) stores the reservation on condition of the version and the count of (a).
 *
 * - If (1) happens before (b), the creation finds the cancellation and does nothing.
 * - Otherwise (3) happens after (a). Before (c), it changes the version or the count, so that (c) fails and (a) is
 *   repeated. After (c), either (2) has read the reservation and (3) releases it, or (3) fails and (2) is repeated.
 *
 * A ticket that never changed and counts no cancellation needs no (b): no order of it was ever released, and a (3) that
 * comes after (a) is met at (c). That is most tickets at their first reservation, whose way it shortens by a query.
 *
 * A process that crashes between (1) and (3) has not acknowledged the cancellation, which is delivered again. Since the
 * ticket is read before this collection, an order whose reservation was released is found here and can't reserve again.
 */
export class CancelledOrders {
  private readonly orders;
  private readonly found: GroupRead<Pick<CancelledOrder, '_id'>>;

  constructor(connection: Connection) {
    // As the majority has them: a write that a failover rolls back must not lead to an acknowledgement.
    this.found = new GroupRead(connection.collection('cancelledorders'), {});
    this.orders = connection.collection<CancelledOrder>('cancelledorders');
  }

  /** Creates the index by which MongoDB deletes old entries. */
  async createIndexes(): Promise<void> {
    await this.orders.createIndex({ at: 1 }, { expireAfterSeconds: KEPT_MS / 1_000 });
  }

  /** Adds cancelled orders; an existing entry stays as it is. */
  async add(...ids: string[]): Promise<void> {
    const at = new Date();
    const upserts = ids.map((id) => ({
      updateOne: { filter: { _id: new Types.ObjectId(id) }, update: { $setOnInsert: { at } }, upsert: true },
    }));
    if (upserts.length > 0) await this.orders.bulkWrite(upserts, { ordered: false });
  }

  /** Whether the order was cancelled. @param ticket as it was read before */
  async has(id: string, ticket: Pick<ReadTicket, 'version' | 'cancellations'>): Promise<boolean> {
    if (ticket.version === 0 && !ticket.cancellations) return false;
    return (await this.found.find(id)) !== undefined;
  }
}

/**
 * Makes every reservation fail that has read the ticket before: step (3) of a cancellation whose order does not hold the
 * ticket. No published field changes, so that the version stays.
 *
 * @throws VersionError when the ticket was changed meanwhile, and has to be read again
 */
export async function recordCancellation(tickets: TicketModel, ticket: Ticket): Promise<void> {
  const current = { _id: ticket._id, version: ticket.version };
  const counted = await tickets.collection.updateOne(current, { $inc: { cancellations: 1 } });
  if (counted.matchedCount === 0) throw new mongoose.Error.VersionError(ticket, ticket.version, ['cancellations']);
}
