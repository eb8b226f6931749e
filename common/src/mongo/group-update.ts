import type { Collection, mongo } from 'mongoose';
import { Group, settle, type Member } from './group';

/** An update that one document takes, if it still is as the filter says. */
export interface GuardedUpdate {
  /** With the document's `_id`, and what the update itself changes: no second try may match. */
  filter: mongo.Document;
  update: mongo.Document;
  /** Whether the stored document has this very update, where an answer was lost or a second try did not match. */
  holds: () => Promise<boolean>;
}

type Update = Member<GuardedUpdate, boolean>;

/**
 * Guarded updates that arrive while others are under way go together in one command and one flush of the journal. MongoDB
 * counts how many of a command matched, and does not say which. Unless all did, and after an error, each is tried once
 * more by itself: one that had been applied does not match any more, and is found by what it stored.
 */
class GroupUpdate {
  private readonly group = new Group<GuardedUpdate, boolean>((members) => this.apply(members));

  constructor(private readonly collection: Collection) {}

  update(guarded: GuardedUpdate): Promise<boolean> {
    return this.group.add(guarded);
  }

  private async apply(group: Update[]): Promise<void> {
    const [first, ...others] = group;
    if (!first) return;
    if (others.length === 0) return settle(first, this.applyAlone(first.work));
    if (await this.applyTogether(group)) for (const { resolve } of group) resolve(true);
    else await Promise.all(group.map((each) => settle(each, this.applyAgain(each.work))));
  }

  /** @returns whether every update is known to have been applied */
  private async applyTogether(group: Update[]): Promise<boolean> {
    const updates = group.map(({ work: { filter, update } }) => ({ updateOne: { filter, update } }));
    try {
      return (await this.collection.bulkWrite(updates, { ordered: false })).matchedCount === group.length;
    } catch {
      return false;
    }
  }

  private async applyAlone({ filter, update }: GuardedUpdate): Promise<boolean> {
    return (await this.collection.updateOne(filter, update)).matchedCount === 1;
  }

  private async applyAgain(guarded: GuardedUpdate): Promise<boolean> {
    return (await this.applyAlone(guarded)) || guarded.holds();
  }
}

const groups = new WeakMap<Collection, GroupUpdate>();

/**
 * Updates a document, together with what else is updated in its collection by this process meanwhile.
 *
 * @param collection as mongoose has it, the same object for every update of a group
 * @returns whether the document was as the filter says; once it is in the journal
 * @throws the error of an outage; the update may be stored all the same
 */
export function updateGrouped(collection: Collection, guarded: GuardedUpdate): Promise<boolean> {
  const group = groups.get(collection) ?? new GroupUpdate(collection);
  groups.set(collection, group);
  return group.update(guarded);
}
