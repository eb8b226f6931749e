import { Types, type Connection, type mongo } from 'mongoose';

/** How far a migration of a collection has come. */
interface Progress {
  _id: string;
  /** The rule that the documents were brought to. */
  rule: number;
  /** Documents up to this id are done. */
  upTo: Types.ObjectId;
}

interface Migration<T extends mongo.Document & { _id: Types.ObjectId }> {
  connection: Connection;
  collection: string;
  /** What the documents are brought to; a higher one than was recorded begins from the first document. */
  rule: number;
  /** Which documents are not up to the rule. */
  outdated: mongo.Filter<T>;
  projection: Record<string, 1>;
  /** Runs before the writes of a batch: stores elsewhere what these remove. */
  beforeBatch?: (batch: T[]) => Promise<unknown>;
  /** The write that brings a document to the rule. It has to leave alone what was changed since it was read. */
  bringUp: (document: T) => { filter: mongo.Filter<T>; update: mongo.UpdateFilter<T> };
}

const BATCH = 500;
/** An earlier version of the service, still running beside this one, may write outdated documents for a while. */
const OVERLAP_MS = 60 * 60 * 1_000;

/**
 * Brings the documents of a collection to a rule, in batches by id, below mongoose: no version is raised. What was done
 * is recorded, so that the next run looks at the documents of the last hour and at newer ones alone. Two replicas may
 * run it at once, and one that dies is continued by the next.
 *
 * @returns how many documents were looked at
 * @throws the driver's error; the next run goes on where this one came to
 */
export async function migrateOnce<T extends mongo.Document & { _id: Types.ObjectId }>(
  migration: Migration<T>,
): Promise<number> {
  const { connection, collection, rule, outdated, projection, beforeBatch, bringUp } = migration;
  const documents = connection.collection<T>(collection);
  const progress = connection.collection<Progress>('migrations');
  const recorded = await progress.findOne({ _id: collection });
  let after = recorded?.rule === rule ? recorded.upTo : undefined;
  const record = (upTo: Types.ObjectId) =>
    progress.updateOne({ _id: collection }, { $set: { rule, upTo } }, { upsert: true });
  const settled = new Types.ObjectId(Types.ObjectId.createFromTime(Math.floor((Date.now() - OVERLAP_MS) / 1_000)));
  for (let seen = 0; ;) {
    const filter = { $and: [outdated, after ? { _id: { $gt: after } } : {}] } as mongo.Filter<T>;
    const batch = (await documents.find(filter, { projection }).sort({ _id: 1 }).limit(BATCH).toArray()) as T[];
    await beforeBatch?.(batch);
    const updates = batch.map((document) => ({ updateOne: bringUp(document) }));
    if (updates.length > 0) await documents.bulkWrite(updates, { ordered: false });
    seen += batch.length;
    const last = batch.at(-1)?._id;
    after = last ?? after;
    if (batch.length < BATCH) {
      await record(settled);
      return seen;
    }
    if (last && last.toHexString() < settled.toHexString()) await record(last);
  }
}
