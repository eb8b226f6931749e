import mongoose, { type Collection, type mongo } from 'mongoose';
import { isDuplicateKey, isOutage } from '../errors/outages';
import { Group, settle, type Member } from './group';
import { holdsInsert } from './holds-insert';

type Insert = Member<mongo.Document, void>;
type Refusal = mongo.ErrorDescription & { index: number };

/**
 * Group commit, as databases write their logs (Gray and Reuter, Transaction Processing, 1992): what is to be inserted while
 * a command is under way goes together in the next one. Alone, a document waits for nothing; under load it costs a fraction
 * of a command and of a flush of the journal. Each is answered for itself.
 *
 * The driver repeats no such command when the primary steps down in the middle of it. Its documents are then inserted one
 * by one, which the driver does repeat.
 */
class GroupCommit {
  private readonly group = new Group<mongo.Document, void>((members) => this.commit(members));

  constructor(private readonly collection: Collection) {}

  insert(document: mongo.Document): Promise<void> {
    return this.group.add(document);
  }

  private async commit(group: Insert[]): Promise<void> {
    const [first, ...others] = group;
    if (!first) return;
    if (others.length === 0) return settle(first, this.insertAlone(first.work));
    try {
      const refusals = await this.write(group.map(({ work }) => work));
      for (const { index, ...refusal } of refusals) group[index]?.reject(new mongoose.mongo.MongoServerError(refusal));
      // A promise that was rejected above ignores this.
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (!isOutage(error)) for (const { reject } of group) reject(error);
      else await Promise.all(group.map((each) => settle(each, this.insertAgain(each.work))));
    }
  }

  private async write(documents: mongo.Document[]): Promise<Refusal[]> {
    const { conn, name } = this.collection;
    if (!conn.db) throw new mongoose.mongo.MongoNotConnectedError('There is no connection yet');
    // Not the driver's own bulk write, which drops what a refusal says of the index that was met. A command takes no
    // write concern from the connection by itself.
    const { w, journal, wtimeoutMS } = conn.db.writeConcern ?? {};
    const writeConcern = { w, j: journal, ...(wtimeoutMS !== undefined && { wtimeout: wtimeoutMS }) };
    const answer = await conn.db.command({ insert: name, documents, ordered: false, writeConcern });
    return (answer.writeErrors ?? []) as Refusal[];
  }

  private async insertAlone(document: mongo.Document): Promise<void> {
    await this.collection.insertOne(document);
  }

  /** The first try may have stored it, which then is what the second one meets. */
  private async insertAgain(document: mongo.Document): Promise<void> {
    try {
      await this.insertAlone(document);
    } catch (error) {
      if (!isDuplicateKey(error) || !(await holdsInsert(this.collection, document))) throw error;
    }
  }
}

const groups = new WeakMap<Collection, GroupCommit>();

/**
 * Inserts a document into a collection, together with what else is inserted into it by this process meanwhile.
 *
 * @param collection as mongoose has it, the same object for every insert of a group
 * @param document with its `_id`
 * @returns once it is in the journal
 * @throws MongoServerError when the server refuses this very document (a unique index)
 * @throws the error of an outage; the document may be stored all the same
 */
export function insertGrouped(collection: Collection, document: mongo.Document): Promise<void> {
  const group = groups.get(collection) ?? new GroupCommit(collection);
  groups.set(collection, group);
  return group.insert(document);
}
