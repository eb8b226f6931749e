import { servicesWithStore } from '@ticketing/services';
import type { Db, MongoClient } from 'mongodb';

/** The databases of the services that have one. */
export const DATABASES = servicesWithStore('mongo');

const AGGREGATES = ['tickets.tickets', 'orders.orders', 'payments.payments'];

export async function collectionNames(database: Db): Promise<string[]> {
  const collections = await database.listCollections({}, { nameOnly: true }).toArray();
  return collections.map(({ name }) => name).sort();
}

/** How many documents every collection has, and how many aggregates wait for an event of theirs to be published. */
export async function countDocuments(mongo: MongoClient): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of DATABASES) {
    const database = mongo.db(name);
    for (const collection of await collectionNames(database)) {
      counts[`documents ${name}.${collection}`] = await database.collection(collection).estimatedDocumentCount();
    }
  }
  for (const aggregate of AGGREGATES) counts[`outbox ${aggregate}`] = await countPending(mongo, aggregate);
  return counts;
}

function countPending(mongo: MongoClient, aggregate: string): Promise<number> {
  const [database = '', collection = ''] = aggregate.split('.');
  return mongo
    .db(database)
    .collection(collection)
    .countDocuments({ 'outbox.at': { $exists: true } });
}
