import type { Connection } from 'mongoose';
import type { DeadLetter, DeadLetterStore } from '../dead-letters/dead-letters';

type Stored = Omit<DeadLetter, 'id'> & { _id: string };

const NEWEST_FIRST = { firstSeenAt: -1, _id: 1 } as const;
const OLDEST_FIRST = { firstSeenAt: 1, _id: -1 } as const;

/** Keeps dead letters in the collection `deadletters` of the service's MongoDB. */
export function mongoDeadLetters(connection: Connection): DeadLetterStore {
  const letters = connection.collection<Stored>('deadletters');
  let indexed: Promise<unknown> | undefined;
  // With the first letter: most services never have one.
  const buildIndex = () => {
    indexed ??= letters.createIndex(NEWEST_FIRST).catch((error: unknown) => {
      indexed = undefined;
      throw error;
    });
    return indexed;
  };
  return {
    async save({ id, attempts, firstSeenAt, ...letter }) {
      await buildIndex();
      const update = { $set: letter, $setOnInsert: { firstSeenAt }, $inc: { attempts } };
      await letters.updateOne({ _id: id }, update, { upsert: true });
    },
    async list(limit, after) {
      const { firstSeenAt, id } = after ?? {};
      const older = { $or: [{ firstSeenAt: { $lt: firstSeenAt } }, { firstSeenAt, _id: { $gt: id } }] };
      const stored = letters.find(after ? (older as object) : {}).sort(NEWEST_FIRST);
      return (await stored.limit(limit).toArray()).map(toLetter);
    },
    async find(id) {
      const stored = await letters.findOne({ _id: id });
      return stored ? toLetter(stored) : undefined;
    },
    async remove(id) {
      return (await letters.deleteOne({ _id: id })).deletedCount === 1;
    },
    count: () => letters.estimatedDocumentCount(),
    async removeOldest(count) {
      const oldest = letters.find({}, { projection: { _id: 1 } }).sort(OLDEST_FIRST);
      const ids = (await oldest.limit(count).toArray()).map(({ _id }) => _id);
      return (await letters.deleteMany({ _id: { $in: ids } })).deletedCount;
    },
    removeBefore: async (time) => (await letters.deleteMany({ firstSeenAt: { $lt: time } })).deletedCount,
  };
}

const toLetter = ({ _id, ...letter }: Stored): DeadLetter => ({ id: _id, ...letter });
