import type { SignInFailuresModel } from '../models/sign-in-failures';

const WINDOW_MS = 10 * 60 * 1000;

/** What became of a failure that was to be counted: the end of its window, and whether it was within the limit. */
export interface Counted {
  counted: boolean;
  until: Date;
}

/** Counts failures in windows of ten minutes, in MongoDB: exact across replicas, however many come at once. */
export class FailureCounter {
  constructor(
    private readonly failures: SignInFailuresModel,
    private readonly now: () => Date,
  ) {}

  /** The failures so far, by key; keys without any are left out. */
  async read(keys: string[]): Promise<Map<string, { failures: number; until: Date }>> {
    const found = await this.failures.find({ _id: { $in: keys }, until: { $gt: this.now() } }).lean();
    return new Map(found.map(({ _id, failures, until }) => [_id, { failures, until }]));
  }

  /** Counts a failure, unless the limit has been reached. */
  async count(key: string, limit: number): Promise<Counted> {
    const now = this.now();
    const ends = new Date(now.getTime() + WINDOW_MS);
    const open = { $gt: ['$until', now] };
    const next = {
      failures: { $cond: [open, { $min: [{ $add: ['$failures', 1] }, limit] }, 1] },
      until: { $cond: [open, '$until', ends] },
    };
    // The server itself repeats an upsert by `_id` that meets a simultaneous one.
    const before = await this.failures
      .findOneAndUpdate({ _id: key }, [{ $set: next }], { upsert: true, returnDocument: 'before' })
      .lean();
    if (!before || before.until <= now) return { counted: true, until: ends };
    return { counted: before.failures < limit, until: before.until };
  }

  /** Takes back a failure that was counted in the window that ends then. */
  async takeBack(key: string, until: Date): Promise<void> {
    await this.failures.updateOne({ _id: key, until, failures: { $gt: 0 } }, { $inc: { failures: -1 } });
  }

  async clear(key: string): Promise<void> {
    await this.failures.deleteOne({ _id: key });
  }
}
