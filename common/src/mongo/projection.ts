import { Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../errors/outages';
import { OutOfOrderEventError } from '../consumer/listener';
import { insertGrouped } from './group-commit';

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
 * one that comes too early has to be delivered again. One atomic write decides, however many replicas handle the same event.
 *
 * @returns whether the projection moved; false when it already had this version
 * @throws OutOfOrderEventError when an earlier version has not been applied yet
 */
export async function applyToProjection<Fields extends ProjectionFields>(
  model: CopyModel,
  { id, version, fields }: ProjectedChange<Fields>,
): Promise<boolean> {
  const name = model.collection.collectionName;
  const copies = model.db.collection<StoredCopy>(name);
  const _id = new Types.ObjectId(id);
  const entries = Object.entries(fields);
  const present = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const absent = Object.fromEntries(
    entries.filter(([, value]) => value === undefined).map(([name]) => [name, true as const]),
  );
  if (version === 0) return insertFirst(() => insertGrouped(model.db.collection(name), { ...present, _id, version }));
  const update = { $set: { ...present, version }, ...(Object.keys(absent).length > 0 && { $unset: absent }) };
  const moved = await copies.updateOne({ _id, version: version - 1 }, update);
  if (moved.matchedCount === 1) return true;
  const copy = await copies.findOne({ _id }, { projection: { version: 1 } });
  if (copy && copy.version >= version) return false;
  throw new OutOfOrderEventError(
    `${model.modelName} ${id}: version ${version} came while ${copy?.version ?? 'none'} is known`,
  );
}

async function insertFirst(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (isDuplicateKey(error, '_id')) return false;
    throw error;
  }
}
