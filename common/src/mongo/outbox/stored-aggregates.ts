import type { Connection, Types } from 'mongoose';
import type { OutboxEntry, PublishedEntry } from './aggregate';

/** A model whose documents are aggregates. */
export interface AggregateModel {
  modelName: string;
  db: Connection;
  collection: { collectionName: string };
}

/** What the outbox sees of an aggregate's document. */
export interface StoredAggregate {
  _id: Types.ObjectId;
  outbox: OutboxEntry[];
  published?: PublishedEntry[];
}

/** The aggregates as MongoDB has them: below mongoose, where nothing raises a version. */
export const storedAggregates = (model: AggregateModel) =>
  model.db.collection<StoredAggregate>(model.collection.collectionName);

/** An outbox entry and the document that it is stored in. */
export interface Pending {
  model: AggregateModel;
  documentId: Types.ObjectId;
  entry: OutboxEntry;
}
