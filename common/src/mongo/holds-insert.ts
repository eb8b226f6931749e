import mongoose, { type Collection, type mongo } from 'mongoose';
import type { AggregateFields, PublishedEntry } from './outbox/aggregate';

interface Inserted extends mongo.Document, Partial<AggregateFields> {
  published?: PublishedEntry[];
}

/**
 * Whether the stored document with the same `_id` comes from this very insertion, and not from another that chose the same
 * `_id`: another try with the same idempotency key, another replica. An aggregate's first event has an id that no other
 * has, and stays with it while the rest moves on; any other document has to be the same in every field.
 */
export async function holdsInsert(collection: Collection, document: Inserted): Promise<boolean> {
  const stored = (await collection.findOne({ _id: document._id as never })) as Inserted | null;
  if (!stored) return false;
  const first = document.outbox?.[0]?.id;
  if (first === undefined) return sameFields(stored, document);
  return [...(stored.outbox ?? []), ...(stored.published ?? [])].some(({ id }) => id === first);
}

/** As MongoDB has them: `_id` comes first there, whatever place it had. */
function sameFields(stored: Inserted, inserted: Inserted): boolean {
  const { BSON } = mongoose.mongo;
  const bytes = (document: mongo.Document) => BSON.serialize(document, { ignoreUndefined: false });
  return Buffer.compare(bytes(stored), bytes({ _id: null, ...inserted })) === 0;
}
