import mongoose, { type Collection, type mongo, type Types } from 'mongoose';
import { updateGrouped } from '../group-update';
import { requireRoom, type AggregateFields, type OutboxEntry } from './aggregate';

/** An aggregate as it was read: what a change needs of it. */
export type ReadAggregate = AggregateFields & { _id: Types.ObjectId };

/** A change of an aggregate, as MongoDB stores it. */
export interface AggregateChange {
  /** What the stored aggregate must still have, besides the version that was read. */
  where?: mongo.Document;
  set: mongo.Document;
  /** The event of the change, with the version that the change gives the aggregate. */
  raised: OutboxEntry;
}

/**
 * Stores a change and its event in one atomic write, if the aggregate still has the version that was read.
 *
 * @throws VersionError when it was changed meanwhile
 * @throws UnavailableError when too many of its events wait for the bus
 */
export async function changeAggregate(
  collection: Collection,
  { _id, version, outbox }: ReadAggregate,
  { where, set, raised }: AggregateChange,
): Promise<void> {
  requireRoom(outbox);
  const isThisEvent = { $elemMatch: { id: raised.id } };
  const holds = async () => {
    const stored = { _id, $or: [{ outbox: isThisEvent }, { published: isThisEvent }] };
    return (await collection.findOne(stored, { projection: { _id: 1 } })) !== null;
  };
  const update = { $set: set, $inc: { version: 1 }, $push: { outbox: raised } };
  const changed = await updateGrouped(collection, { filter: { ...where, _id, version }, update, holds });
  if (!changed) throw versionError(_id, version, Object.keys(set));
}

/** mongoose takes the id for the message from a document of its own. */
const versionError = (_id: Types.ObjectId, version: number, paths: string[]) =>
  new mongoose.Error.VersionError({ _doc: { _id } } as never, version, paths);
