import { Types, type Collection, type Connection, type mongo } from 'mongoose';
import { isDuplicateKey } from '../errors/outages';
import { OutOfOrderEventError } from '../consumer/listener';
import { insertGrouped } from './group-commit';
import { updateGrouped } from './group-update';

/** What every projection has, beside its own fields: the version of the last event that was applied. */
export interface ProjectionFields {
  version: number;
}

/** An event of the source aggregate: its id and version, and the fields that the projection takes from it. */
export interface ProjectedChange<Fields extends ProjectionFields> {
  id: string;
  version: number;
  /** Values as MongoDB stores them; one that is undefined is removed from the projection. */
  fields: Partial<Omit<Fields, 'version'>>;
}

/** The model of a projection. */
interface CopyModel {
  modelName: string;
  db: Connection;
  collection: { collectionName: string };
}

interface StoredCopy extends ProjectionFields {
  _id: Types.ObjectId;
}

/**
 * Moves a projection of another service's aggregate from version n to n + 1 only: an event that it already has is dropped,
 * one that comes too early has to be delivered again. One atomic write decides, however many replicas handle the same
 * event. Writes that arrive while others are under way go together.
 *
 * @returns once the projection has this version or a later one
 * @throws OutOfOrderEventError when an earlier version has not been applied yet
 */
export async function applyToProjection<Fields extends ProjectionFields>(
  model: CopyModel,
  { id, version, fields }: ProjectedChange<Fields>,
): Promise<void> {
  const name = model.collection.collectionName;
  const copies = model.db.collection(name);
  const _id = new Types.ObjectId(id);
  const entries = Object.entries(fields);
  const present = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  if (version === 0) return insertFirst(copies, { ...present, _id, version });
  const absent = Object.fromEntries(
    entries.filter(([, value]) => value === undefined).map(([name]) => [name, true as const]),
  );
  const update = { $set: { ...present, version }, ...(Object.keys(absent).length > 0 && { $unset: absent }) };
  // Whoever wrote this version: what did not match is looked up below.
  const holds = () => Promise.resolve(false);
  if (await updateGrouped(copies, { filter: { _id, version: version - 1 }, update, holds })) return;
  const stored = await model.db.collection<StoredCopy>(name).findOne({ _id }, { projection: { version: 1 } });
  if (stored && stored.version >= version) return;
  throw new OutOfOrderEventError(
    `${model.modelName} ${id}: version ${version} came while ${stored?.version ?? 'none'} is known`,
  );
}

async function insertFirst(copies: Collection, copy: mongo.Document): Promise<void> {
  try {
    await insertGrouped(copies, copy);
  } catch (error) {
    if (!isDuplicateKey(error, '_id')) throw error;
  }
}
