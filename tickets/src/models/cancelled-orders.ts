import mongoose, { Types, type Connection } from 'mongoose';
import type { Ticket, TicketModel } from './ticket';

interface CancelledOrder {
  _id: Types.ObjectId;
  at: Date;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A creation that is older than this is refused, as its cancellation may be forgotten by then. */
export const OLDEST_CREATION_MS = 30 * DAY_MS;
const KEPT_MS = OLDEST_CREATION_MS + DAY_MS;

/**
 * The orders that were cancelled: a creation of one, however late or often it is delivered, must not reserve its ticket.
 * They are kept by order, not by ticket, and for a time, not up to a number: no buyer can have one forgotten by making
 * more of them, and the ticket's document stays small.
 *
 * Two documents are not written at once, but no interleaving of any number of replicas leaves a ticket reserved for a
 * cancelled order. A cancellation (1) is recorded here, then (2) the ticket is read, and (3) written in any case: released,
 * or with its `cancellations` counted up, and only in the version that was read. A creation reads the ticket (a), looks
 * here (b), and stores the reservation (c) only on the version and the count of (a).
 *
 * - If (1) comes before (b), the creation finds the cancellation and does nothing.
 * - Otherwise (3) comes after (a). Before (c), it changes the version or the count, so (c) fails and begins again with (a).
 *   After (c), either (2) has read the reservation and (3) releases it, or (3) fails and begins again with (2).
 *
 * A process that dies between (1) and (3) has not acknowledged the cancellation, which is delivered again. And as the
 * ticket is read before this collection, an order whose reservation was released is found here: none reserves twice.
 */
export class CancelledOrders {
  private readonly orders;

  constructor(connection: Connection) {
    this.orders = connection.collection<CancelledOrder>('cancelledorders');
  }

  /** Builds the index by which MongoDB forgets. */
  async createIndexes(): Promise<void> {
    await this.orders.createIndex({ at: 1 }, { expireAfterSeconds: KEPT_MS / 1_000 });
  }

  /** Records cancelled orders; one that is known stays as it is. */
  async add(...ids: string[]): Promise<void> {
    const at = new Date();
    const upserts = ids.map((id) => ({
      updateOne: { filter: { _id: new Types.ObjectId(id) }, update: { $setOnInsert: { at } }, upsert: true },
    }));
    if (upserts.length > 0) await this.orders.bulkWrite(upserts, { ordered: false });
  }

  async has(id: string): Promise<boolean> {
    const found = await this.orders.findOne(
      { _id: new Types.ObjectId(id) },
      // What a primary that steps down would take back must not lead to an acknowledgement.
      { projection: { _id: 1 }, readConcern: { level: 'majority' } },
    );
    return found !== null;
  }
}

/**
 * Has every reservation fail that read the ticket before: step (3) of a cancellation whose order does not hold it. Nothing
 * that is shown changes, so the version stays.
 *
 * @throws VersionError when the ticket was changed meanwhile, and has to be read again
 */
export async function countCancellation(tickets: TicketModel, ticket: Ticket): Promise<void> {
  const current = { _id: ticket._id, version: ticket.version };
  const counted = await tickets.collection.updateOne(current, { $inc: { cancellations: 1 } });
  if (counted.matchedCount === 0) throw new mongoose.Error.VersionError(ticket, ticket.version, ['cancellations']);
}
