import type { AttemptCountModel } from '../models/attempt-count';

/** Whether an attempt was within the limit, and the end of its window. */
export interface Counted {
  counted: boolean;
  until: Date;
}

interface Dependencies {
  counts: AttemptCountModel;
  /** The length of a window, from its first attempt. */
  windowMs: number;
  now: () => Date;
}

/** Counts attempts in time windows in MongoDB, exactly across replicas and for simultaneous attempts. */
export class WindowCounter {
  constructor(private readonly dependencies: Dependencies) {}

  /** The attempts so far, by key. Keys without attempts are left out. */
  async read(keys: string[]): Promise<Map<string, { count: number; until: Date }>> {
    const { counts, now } = this.dependencies;
    const found = await counts.find({ _id: { $in: keys }, until: { $gt: now() } }).lean();
    return new Map(found.map(({ _id, count, until }) => [_id, { count, until }]));
  }

  /** Counts an attempt, unless the limit has been reached. */
  async count(key: string, limit: number): Promise<Counted> {
    const now = this.dependencies.now();
    const ends = new Date(now.getTime() + this.dependencies.windowMs);
    const open = { $gt: ['$until', now] };
    const next = {
      count: { $cond: [open, { $min: [{ $add: ['$count', 1] }, limit] }, 1] },
      until: { $cond: [open, '$until', ends] },
    };
    // MongoDB itself repeats an upsert by `_id` that conflicts with a simultaneous one.
    const before = await this.dependencies.counts
      .findOneAndUpdate({ _id: key }, [{ $set: next }], { upsert: true, returnDocument: 'before' })
      .lean();
    if (!before || before.until <= now) return { counted: true, until: ends };
    return { counted: before.count < limit, until: before.until };
  }

  /** Removes an attempt from the window that ends at `until`. */
  async undo(key: string, until: Date): Promise<void> {
    await this.dependencies.counts.updateOne({ _id: key, until, count: { $gt: 0 } }, { $inc: { count: -1 } });
  }

  /** Removes every count whose key ends with an email. */
  async forget(email: string): Promise<void> {
    const literally = email.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    await this.dependencies.counts.deleteMany({ _id: new RegExp(` ${literally}$`) });
  }

  async clear(key: string): Promise<void> {
    await this.dependencies.counts.deleteOne({ _id: key });
  }
}
