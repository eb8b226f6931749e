import type { Document } from 'mongoose';
import { insertGrouped } from './group-commit';

/** What MongoDB gets is the fields themselves, whatever the schema adds for those who show a document. */
const STORED = { transform: false, virtuals: false, getters: false, depopulate: true, flattenMaps: false } as const;

/**
 * Stores a new mongoose document by a group commit; see `insertGrouped`. The document is validated first, as by `save`,
 * but hooks of `save` do not run: what derives fields belongs into a hook of `validate`, which runs for both.
 *
 * @returns the document, which counts as saved, with version 0
 * @throws ValidationError, and whatever `insertGrouped` throws
 */
export async function insertDocument<T extends Document<unknown>>(document: T): Promise<T> {
  await document.validate();
  const fields = document.toObject(STORED) as Record<string, unknown>;
  const versionKey = document.schema.get('versionKey');
  if (typeof versionKey === 'string') fields[versionKey] = 0;
  await insertGrouped(document.collection, fields);
  for (const path of document.modifiedPaths()) document.unmarkModified(path);
  document.init(fields);
  return document;
}
