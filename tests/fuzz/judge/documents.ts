import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { BSON, MongoClient, type Document } from 'mongodb';
import type { Stack } from '../../support/stack';

/** What refused requests may leave behind: counted failures and keys of idempotency; and letters, which are judged apart. */
const UNJUDGED = new Set(['signinfailures', 'idempotencykeys', 'deadletters', 'outboxstores']);
const DATABASES = ['auth', 'tickets', 'orders', 'payments'];
/** What the outbox keeps in a document changes with publications, not with the document. */
const projection = { outbox: 0, published: 0 };
const QUIET_MS = 300;
const PATIENCE_MS = 20_000;

/** A hash of every document, by where it is kept. */
export type Digest = Map<string, string>;

/** What the services keep in MongoDB, looked at from outside. */
export class Documents {
  private constructor(private readonly client: MongoClient) {}

  static async connect(stack: Stack): Promise<Documents> {
    return new Documents(await new MongoClient(stack.file.mongoUri).connect());
  }

  close(): Promise<void> {
    return this.client.close();
  }

  /** The documents once nothing changes any more; what was set off before has had its time to end. */
  async settled(): Promise<Digest> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let last = await this.digest(); Date.now() < deadline;) {
      await delay(QUIET_MS);
      const next = await this.digest();
      if (changesBetween(last, next).length === 0) return next;
      last = next;
    }
    throw new Error(`The documents still change ${PATIENCE_MS / 1000} s after the last request`);
  }

  private async digest(): Promise<Digest> {
    const digest: Digest = new Map();
    for (const database of DATABASES) {
      const collections = await this.client.db(database).listCollections({}, { nameOnly: true }).toArray();
      for (const { name } of collections.filter((collection) => !UNJUDGED.has(collection.name))) {
        const documents = this.client.db(database).collection(name).find({}, { projection });
        for await (const document of documents) digest.set(placeOf(database, name, document), hashOf(document));
      }
    }
    return digest;
  }
}

/** Where documents are that came, went or changed. */
export function changesBetween(before: Digest, after: Digest): string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].filter((place) => before.get(place) !== after.get(place));
}

const placeOf = (database: string, collection: string, { _id }: Document) => `${database}.${collection} ${String(_id)}`;
const hashOf = (document: Document) => createHash('sha256').update(BSON.EJSON.stringify(document)).digest('base64');
