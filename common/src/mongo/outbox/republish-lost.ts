import type { Types } from 'mongoose';
import type { Logger } from 'pino';
import type { Bus } from '../../bus/bus';
import type { PublishedEntry } from './aggregate';
import { progressOf } from './lease';
import { storedAggregates, type AggregateModel } from './stored-aggregates';
import { PUBLISHED_KEPT_MS } from './trim-published';

const AT_ONCE = 100;

/** What a lost incarnation of the bus had of one aggregate. */
interface Lost {
  _id: Types.ObjectId;
  entries: PublishedEntry[];
}

/**
 * Publishes again what only a lost incarnation of the bus has acknowledged: with a server that comes back empty, what was
 * not delivered yet is gone. Which events those were is unknown, so all of the last day's go out again; subscribers drop
 * those that they have handled.
 *
 * @param store the bus's present incarnation
 */
export async function republishLost(
  model: AggregateModel,
  store: string,
  { bus, logger }: { bus: Bus; logger: Logger },
): Promise<void> {
  const progress = progressOf(model);
  const seen = await progress.findOne({ _id: model.modelName });
  if (seen?.store === store) return;
  const count = await republishAll(model, store, bus);
  if (count > 0)
    logger.warn(
      { model: model.modelName, count, incarnation: store },
      'the bus lost its messages: the last day published again',
    );
  await progress.updateOne({ _id: model.modelName }, { $set: { store } }, { upsert: true });
}

async function republishAll(model: AggregateModel, store: string, bus: Bus): Promise<number> {
  const lost = { store: { $ne: store }, at: { $gte: new Date(Date.now() - PUBLISHED_KEPT_MS) } };
  const documents = storedAggregates(model).find({ published: { $elemMatch: lost } }, { projection: { published: 1 } });
  let count = 0;
  // Awaited as a batch: a publication that failed while the next document is read would be an unhandled rejection.
  const batch: Lost[] = [];
  const finishBatch = () => Promise.all(batch.splice(0).map((each) => republish(model, each, store, bus)));
  for await (const { _id, published = [] } of documents) {
    const entries = published.filter((entry) => entry.store !== store && entry.at >= lost.at.$gte);
    batch.push({ _id, entries });
    count += entries.length;
    if (batch.length >= AT_ONCE) await finishBatch();
  }
  await finishBatch();
  return count;
}

async function republish(model: AggregateModel, { _id, entries }: Lost, store: string, bus: Bus): Promise<void> {
  for (const { subject, payload } of entries) await bus.publish(subject, payload);
  await storedAggregates(model).updateOne(
    { _id },
    { $set: { 'published.$[entry].store': store } },
    { arrayFilters: [{ 'entry.id': { $in: entries.map(({ id }) => id) } }] },
  );
}
