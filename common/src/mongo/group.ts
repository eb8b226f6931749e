/** A piece of work that waits for its group, and the promise that it was given. */
export interface Member<Work, Result> {
  work: Work;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Answers a member with the outcome of its own piece of work. */
export const settle = <Work, Result>(
  { resolve, reject }: Member<Work, Result>,
  outcome: Promise<Result>,
): Promise<void> => outcome.then(resolve, reject);

/** A group that is stuck (a frozen server, a slow disk) holds up what comes after it for this long and no longer. */
const LONGEST_WAIT_MS = 50;
const LARGEST_GROUP = 1_000;

/**
 * Gathers what arrives while a group is under way into the next one, as databases write their logs (group commit: Gray and
 * Reuter, Transaction Processing, 1992). Alone, a piece of work waits for nothing.
 */
export class Group<Work, Result> {
  private readonly waiting: Member<Work, Result>[] = [];
  private underWay = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param run settles the promise of every member, and never rejects */
  constructor(private readonly run: (members: Member<Work, Result>[]) => Promise<void>) {}

  /** @returns what became of this very piece of work */
  add(work: Work): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ work, resolve, reject });
      if (this.underWay === 0) void this.next();
      else this.timer ??= setTimeout(() => void this.next(), LONGEST_WAIT_MS);
    });
  }

  private async next(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.underWay += 1;
    await this.run(this.waiting.splice(0, LARGEST_GROUP));
    this.underWay -= 1;
    if (this.waiting.length > 0 && this.underWay === 0) void this.next();
  }
}
