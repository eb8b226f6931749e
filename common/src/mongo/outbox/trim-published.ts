import type { Types } from 'mongoose';
import { UNFLUSHED } from '../concerns';
import { storedAggregates, type AggregateModel } from './stored-aggregates';

/** How long a published event is kept, in case the bus loses it before all subscribers had it. */
export const PUBLISHED_KEPT_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 500;

/**
 * Drops the events that were published before a time, a batch at a time. It touches no version, so that
 * simultaneous changes of the aggregate do not conflict with it.
 */
export async function trimPublished(model: AggregateModel, limit: Date): Promise<void> {
  for (let ids = await trimmable(model, limit); ids.length > 0; ids = await trimmable(model, limit)) {
    const update = { $pull: { published: { at: { $lt: limit } } } };
    const { modifiedCount } = await storedAggregates(model).updateMany({ _id: { $in: ids } }, update, {
      writeConcern: UNFLUSHED,
    });
    if (modifiedCount === 0 || ids.length < AT_ONCE) return;
  }
}

async function trimmable(model: AggregateModel, limit: Date): Promise<Types.ObjectId[]> {
  const options = { projection: { _id: 1 }, limit: AT_ONCE } as const;
  const documents = await storedAggregates(model)
    .find({ 'published.at': { $lt: limit } }, options)
    .toArray();
  return documents.map(({ _id }) => _id);
}
