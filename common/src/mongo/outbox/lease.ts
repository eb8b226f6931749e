import { Types } from 'mongoose';
import { isDuplicateKey } from '../../errors/outages';
import type { AggregateModel } from './stored-aggregates';

/** What all replicas know of a model's publication. */
export interface Progress {
  _id: string;
  /** The incarnation of the bus that has everything; see `republishLost`. */
  store?: string;
  /** The replica that works off the backlog. */
  holder?: Types.ObjectId;
  heldUntil?: Date;
}

export const progressOf = (model: AggregateModel) => model.db.collection<Progress>('outboxstores');

const LEASE_MS = 5_000;
/** It may be lost: two replicas then publish the same, as after a death, which harms nothing. */
const LOCAL = { writeConcern: { w: 1 } } as const;

/**
 * Has one replica at a time work off a model's backlog, since two would publish the same. A holder that dies or stands still
 * is replaced after five seconds. It saves work and guards nothing: an event that is published twice is handled once.
 */
export class BacklogLease {
  private readonly holder = new Types.ObjectId();
  private readonly held = new Map<AggregateModel, NodeJS.Timeout>();

  /**
   * Does the work unless another replica is at it.
   *
   * @returns whether it was done
   */
  async hold(model: AggregateModel, work: () => Promise<void>): Promise<boolean> {
    if (!(await this.take(model))) return false;
    const extend = () => void this.take(model).catch(() => undefined);
    this.held.set(model, setInterval(extend, LEASE_MS / 3).unref());
    try {
      await work();
    } finally {
      await this.release(model);
    }
    return true;
  }

  /** Lets go of everything, work under way or not. */
  async releaseAll(): Promise<void> {
    await Promise.all([...this.held.keys()].map((model) => this.release(model)));
  }

  private async take(model: AggregateModel): Promise<boolean> {
    const now = new Date();
    const free = { $or: [{ holder: this.holder }, { heldUntil: { $not: { $gt: now } } }] };
    const hold = { holder: this.holder, heldUntil: new Date(now.getTime() + LEASE_MS) };
    try {
      const filter = { _id: model.modelName, ...free };
      await progressOf(model).updateOne(filter, { $set: hold }, { upsert: true, ...LOCAL });
      return true;
    } catch (error) {
      // There is such a document, but it does not match: another replica has the lease.
      if (isDuplicateKey(error, '_id')) return false;
      throw error;
    }
  }

  /** What cannot be released runs out. */
  private async release(model: AggregateModel): Promise<void> {
    const heartbeat = this.held.get(model);
    if (heartbeat === undefined) return;
    clearInterval(heartbeat);
    this.held.delete(model);
    const mine = { _id: model.modelName, holder: this.holder };
    await progressOf(model)
      .updateOne(mine, { $unset: { holder: true, heldUntil: true } }, LOCAL)
      .catch(() => undefined);
  }
}
