import type { Collection, MongoClient } from 'mongodb';
import { collectionNames, DATABASES } from '../sampling/collections';
import type { Finding } from './finding';

/** Business records: kept for as long as the business wants. */
const BUSINESS = new Set([
  'auth.users',
  'tickets.tickets',
  'orders.orders',
  'orders.tickets',
  'payments.orders',
  'payments.payments',
]);

/** One document for each model or collection, and letters that wait for an operator, who is alerted. */
const FEW = /\.(outboxstores|deadletters|migrations|unmatchedmoney)$/;

/** MongoDB looks for what has expired once a minute. */
const OVERDUE_MS = 5 * 60_000;

/** Every collection either holds business records, or has few documents, or MongoDB removes them in time. */
export async function checkDocuments(mongo: MongoClient): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const database of DATABASES) {
    for (const name of await collectionNames(mongo.db(database))) {
      const full = `${database}.${name}`;
      if (BUSINESS.has(full) || FEW.test(full)) continue;
      findings.push(await checkExpiry(full, mongo.db(database).collection(name)));
    }
  }
  return findings;
}

async function checkExpiry(what: string, collection: Collection): Promise<Finding> {
  const count = await collection.countDocuments();
  const indexes = await collection.indexes();
  const ttl = indexes.find(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
  const field = Object.keys(ttl?.key ?? {})[0];
  if (ttl?.expireAfterSeconds === undefined || field === undefined) {
    return { what, found: `${count}`, wrong: 'no index lets them expire' };
  }
  const found = `${count}, kept until ${ttl.expireAfterSeconds / 3_600} h after ${field}`;
  // A document without a date in this field would never expire.
  const everlasting = await collection.countDocuments({ [field]: { $not: { $type: 'date' } } });
  if (everlasting > 0) return { what, found, wrong: `${everlasting} have no date in ${field}` };
  const overdue = new Date(Date.now() - ttl.expireAfterSeconds * 1_000 - OVERDUE_MS);
  const late = await collection.countDocuments({ [field]: { $lt: overdue } });
  return { what, found, wrong: late > 0 ? `${late} should have expired minutes ago` : undefined };
}
