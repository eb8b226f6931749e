import type { AttemptCountModel } from '../models/attempt-count';

/** What became of an attempt that was to be counted: the end of its window, and whether it was within the limit. */
export interface Counted {
  counted: boolean;
  until: Date;
}

export interface WindowCounterOptions {
  counts: AttemptCountModel;
  /** How long a window is, from its first attempt. */
  windowMs: number;
  now: () => Date;
}

/** Counts attempts in windows of time, in MongoDB: exact across replicas, however many come at once. */
export class WindowCounter {
  constructor(private readonly options: WindowCounterOptions) {}

  /** The attempts so far, by key; keys without any are left out. */
  async read(keys: string[]): Promise<Map<string, { count: number; until: Date }>> {
    const { counts, now } = this.options;
    const found = await counts.find({ _id: { $in: keys }, until: { $gt: now() } }).lean();
    return new Map(found.map(({ _id, count, until }) => [_id, { count, until }]));
  }

  /** Counts an attempt, unless the limit has been reached. */
  async count(key: string, limit: number): Promise<Counted> {
    const now = this.options.now();
    const ends = new Date(now.getTime() + this.options.windowMs);
    const open = { $gt: ['$until', now] };
    const next = {
      count: { $cond: [open, { $min: [{ $add: ['$count', 1] }, limit] }, 1] },
      until: { $cond: [open, '$until', ends] },
    };
    // The server itself repeats an upsert by `_id` that meets a simultaneous one.
    const before = await this.options.counts
      .findOneAndUpdate({ _id: key }, [{ $set: next }], { upsert: true, returnDocument: 'before' })
      .lean();
    if (!before || before.until <= now) return { counted: true, until: ends };
    return { counted: before.count < limit, until: before.until };
  }

  /** Takes back an attempt that was counted in the window that ends then. */
  async takeBack(key: string, until: Date): Promise<void> {
    await this.options.counts.updateOne({ _id: key, until, count: { $gt: 0 } }, { $inc: { count: -1 } });
  }

  async clear(key: string): Promise<void> {
    await this.options.counts.deleteOne({ _id: key });
  }
}
