import type { MongoClient } from 'mongodb';
import type { Finding } from './finding';

interface BoundedList {
  what: string;
  in: [database: string, collection: string];
  /** What MongoDB makes the length of. */
  list: unknown;
  limit: number;
}

const orEmpty = (field: string) => ({ $ifNull: [`$${field}`, []] });

/** What a document keeps a list of must not grow with what happens to it. */
const LISTS: BoundedList[] = [
  { what: 'published events of a ticket', in: ['tickets', 'tickets'], list: orEmpty('published'), limit: 50 },
  { what: 'published events of an order', in: ['orders', 'orders'], list: orEmpty('published'), limit: 50 },
  { what: 'published events of a payment', in: ['payments', 'payments'], list: orEmpty('published'), limit: 50 },
  { what: 'refresh tokens of a device', in: ['auth', 'refreshfamilies'], list: orEmpty('current'), limit: 100 },
];

export async function checkLists(mongo: MongoClient): Promise<Finding[]> {
  return Promise.all(LISTS.map((list) => checkList(mongo, list)));
}

async function checkList(
  mongo: MongoClient,
  { what, in: [database, name], list, limit }: BoundedList,
): Promise<Finding> {
  const longest = [{ $group: { _id: null, longest: { $max: { $size: list } } } }];
  const [result] = await mongo.db(database).collection(name).aggregate<{ longest: number }>(longest).toArray();
  const length = result?.longest ?? 0;
  const wrong = length > limit ? `one is longer than ${limit}` : undefined;
  return { what, found: `at most ${length}, limit ${limit}`, wrong };
}
