import { ObjectId, type Collection, type Document } from 'mongodb';
import { waitFor } from '@ticketing/common/testing';
import { withPool } from '../load/request';

interface Posted {
  id: string;
}

/** Creates one resource through the API. */
export function post(url: string, path: string, cookie: string, body: object): Promise<Posted> {
  return withPool(url, 1, async (pool) => {
    const headers = { 'content-type': 'application/json', cookie };
    const answer = await pool.request({ path, method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.body.text();
    if (answer.statusCode !== 201) throw new Error(`POST ${path}: ${answer.statusCode} ${text}`);
    return JSON.parse(text) as Posted;
  });
}

/** A stored document to copy others from: without its published events. */
export async function storedExample(collection: Collection, id: string): Promise<Document> {
  const isPublished = { _id: new ObjectId(id), outbox: [] };
  const document = await waitFor(() => collection.findOne(isPublished), { what: `${id} with its event published` });
  return { ...document, published: [] };
}

const BATCH = 10_000;

/** Stores many documents, quickly: they are not what is measured. */
export async function storeMany(collection: Collection, count: number, make: (n: number) => Document): Promise<void> {
  for (let n = 0; n < count; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - n) }, (_, k) => make(n + k));
    await collection.insertMany(batch, { ordered: false, writeConcern: { w: 1, journal: false } });
  }
}
