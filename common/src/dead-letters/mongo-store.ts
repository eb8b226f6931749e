import type { Connection } from 'mongoose';
import type { DeadLetter, DeadLetterStore } from './dead-letters';

type Stored = Omit<DeadLetter, 'id'> & { _id: string };

/** Keeps dead letters in the collection `deadletters` of the service's MongoDB. */
export function mongoDeadLetters(connection: Connection): DeadLetterStore {
  const letters = connection.collection<Stored>('deadletters');
  return {
    async save({ id, attempts, firstSeenAt, ...letter }) {
      const update = { $set: letter, $setOnInsert: { firstSeenAt }, $inc: { attempts } };
      await letters.updateOne({ _id: id }, update, { upsert: true });
    },
    async list(limit) {
      const stored = await letters.find().sort({ firstSeenAt: -1, _id: 1 }).limit(limit).toArray();
      return stored.map(toLetter);
    },
    async find(id) {
      const stored = await letters.findOne({ _id: id });
      return stored ? toLetter(stored) : undefined;
    },
    async remove(id) {
      return (await letters.deleteOne({ _id: id })).deletedCount === 1;
    },
    count: () => letters.estimatedDocumentCount(),
  };
}

const toLetter = ({ _id, ...letter }: Stored): DeadLetter => ({ id: _id, ...letter });
