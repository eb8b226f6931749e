/** A read that is stuck (a frozen server) holds up those that come after it for this long and no longer. */
const LONGEST_WAIT_MS = 50;

/** The reads of one key. */
interface Reads {
  underWay: number;
  /** The read that has not begun yet: everyone who asks from now on until it begins shares it. */
  next?: { result: Promise<unknown>; begin: () => void };
}

/**
 * Lets simultaneous readers share a read. A reader that asks while a read of the same key is under way does not join that
 * one, which may already have passed by a write that the reader knows of. It shares the next one, which begins after all
 * of its readers have asked: each reader sees what it would have seen by a read of its own. A reader that is alone waits
 * for nothing. (Elsewhere: request collapsing, singleflight, which let readers join the read under way.)
 */
export class SharedRead {
  private readonly reads = new Map<string, Reads>();

  /**
   * Reads, or shares the next read of the same key.
   *
   * @param key readers with the same key ask for the same thing
   * @param query reads it; of those who share a read, the first one's is run
   * @returns what the read found, the same object for all who share it: not to be changed
   * @throws whatever the read throws, to all who share it
   */
  read<T>(key: string, query: () => Promise<T>): Promise<T> {
    const reads = this.reads.get(key);
    if (!reads) return this.begin(key, { underWay: 0 }, query);
    reads.next ??= this.enqueue(key, reads, query);
    return reads.next.result as Promise<T>;
  }

  private enqueue(key: string, reads: Reads, query: () => Promise<unknown>): NonNullable<Reads['next']> {
    let begin = () => undefined as void;
    const result = new Promise<unknown>((resolve) => {
      begin = () => {
        clearTimeout(timer);
        delete reads.next;
        resolve(this.begin(key, reads, query));
      };
    });
    const timer = setTimeout(() => begin(), LONGEST_WAIT_MS);
    return { result, begin };
  }

  private async begin<T>(key: string, reads: Reads, query: () => Promise<T>): Promise<T> {
    this.reads.set(key, reads);
    reads.underWay += 1;
    try {
      return await query();
    } finally {
      reads.underWay -= 1;
      if (reads.underWay === 0) this.goOn(key, reads);
    }
  }

  private goOn(key: string, { next }: Reads): void {
    if (next) next.begin();
    else this.reads.delete(key);
  }
}
