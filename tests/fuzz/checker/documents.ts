import { servicesWithStore } from '@ticketing/services';
import { BSON, MongoClient, type Document } from 'mongodb';
import type { Stack } from '@ticketing/test-driver/stack';
import { hashOf, type Digest } from './digest';

/** What refused requests may leave behind: counted attempts and idempotency keys; the services' bookkeeping; and dead letters, which are checked separately. */
const IGNORED = new Set(['attempts', 'declines', 'idempotencykeys', 'deadletters', 'outboxstores', 'migrations']);
/** A payment is stored before Stripe is asked, and stays as rejected where Stripe does not know the card. */
const UNLESS_REFUSED = { status: { $ne: 'rejected' } };
const DATABASES = servicesWithStore('mongo');
/** The outbox' fields change with publications, not with the document. */
const projection = { outbox: 0, published: 0 };

/** The documents of all services in MongoDB. */
export class Documents {
  private constructor(private readonly client: MongoClient) {}

  static async connect(stack: Stack): Promise<Documents> {
    return new Documents(await new MongoClient(stack.file.mongoUri).connect());
  }

  close(): Promise<void> {
    return this.client.close();
  }

  async digest(): Promise<Digest> {
    const digest: Digest = new Map();
    for (const database of DATABASES) {
      const collections = await this.client.db(database).listCollections({}, { nameOnly: true }).toArray();
      for (const { name } of collections.filter((collection) => !IGNORED.has(collection.name))) {
        const documents = this.client.db(database).collection(name).find(UNLESS_REFUSED, { projection });
        for await (const document of documents) {
          digest.set(placeOf(database, name, document), hashOf(BSON.EJSON.stringify(document)));
        }
      }
    }
    return digest;
  }
}

const placeOf = (database: string, collection: string, { _id }: Document) => `${database}.${collection} ${String(_id)}`;
