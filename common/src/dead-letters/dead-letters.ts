import { createHash } from 'node:crypto';
import { ConflictError } from '../errors/errors';
import { limits } from '../contracts/limits';

/** An event that could not be handled. */
export interface DeadLetter {
  id: string;
  subject: string;
  reason: string;
  attempts: number;
  firstSeenAt: Date;
  /** As it came, whatever it is; only its beginning where it is cut. */
  payload: string;
  /** Set when what came is too large to be kept, and to be an event. */
  cut?: true | undefined;
}

/** A place in the list of letters: that of the letter with this age and id. */
export type LetterPosition = Pick<DeadLetter, 'firstSeenAt' | 'id'>;

/** Where dead letters are kept. */
export interface DeadLetterStore {
  /** Keeps a letter; one with the same id is replaced, its `firstSeenAt` kept and its `attempts` added. */
  save(letter: DeadLetter): Promise<void>;
  /** Newest first, at most `limit`, from the start or from what comes after a letter. */
  list(limit: number, after?: LetterPosition): Promise<DeadLetter[]>;
  find(id: string): Promise<DeadLetter | undefined>;
  /** @returns whether there was such a letter */
  remove(id: string): Promise<boolean>;
  count(): Promise<number>;
  /** @returns how many of the oldest were removed */
  removeOldest(count: number): Promise<number>;
  /** @returns how many from before a time were removed */
  removeBefore(time: Date): Promise<number>;
}

export type Replay = (subject: string, payload: string) => Promise<void>;

/** How many letters are listed at once. */
export const MOST_LISTED = 1_000;

/** No event is larger: what is cannot be handled, so that nothing is lost by keeping its beginning alone. */
const MOST_CHARACTERS = limits.bodyBytes;
const KEPT_CHARACTERS = 10_000;
const KEPT_LETTERS = 5_000;
/** Once there are too many, so many go at a time. */
const DROPPED_SHARE = 0.01;

/** The events that a service could not handle: kept until an operator replays them or throws them away. */
export class DeadLetters {
  private replayer: Replay | undefined;
  private reportDropped: (count: number) => void = () => undefined;

  /** @param kept how many letters are kept; beyond that the oldest are dropped. 5,000 unless given */
  constructor(
    private readonly store: DeadLetterStore,
    private readonly kept = KEPT_LETTERS,
  ) {}

  /** Says what is to know how many letters were dropped, since there were too many. */
  whenDropped(report: (count: number) => void): void {
    this.reportDropped = report;
  }

  /** Says what handles a letter once more. */
  replayWith(replay: Replay): void {
    this.replayer = replay;
  }

  /** Keeps an event. The same event parked again, by another replica or another delivery, stays one letter. */
  async park({ subject, payload, reason, attempts }: Omit<DeadLetter, 'id' | 'firstSeenAt'>): Promise<void> {
    const id = createHash('sha256').update(`${subject}\n${payload}`).digest('hex').slice(0, 24);
    await this.store.save({ id, subject, reason, attempts, firstSeenAt: new Date(), ...keepable(payload) });
    await this.makeRoom();
  }

  /** Letters, newest first; from the start, or from what comes after one. At most 1,000 unless given. */
  list(limit = MOST_LISTED, after?: LetterPosition): Promise<DeadLetter[]> {
    return this.store.list(limit, after);
  }

  count(): Promise<number> {
    return this.store.count();
  }

  remove(id: string): Promise<boolean> {
    return this.store.remove(id);
  }

  /**
   * Has a letter handled once more; it is gone when that succeeds, and otherwise stays with the new reason.
   *
   * @returns whether there was such a letter
   * @throws ConflictError when only the beginning of the event is kept
   */
  async replay(id: string): Promise<boolean> {
    const letter = await this.store.find(id);
    if (!letter) return false;
    if (letter.cut)
      throw new ConflictError('Only the beginning of this event is kept, it was too large: it cannot be replayed');
    try {
      await this.replayer?.(letter.subject, letter.payload);
      await this.store.remove(id);
    } catch (error) {
      await this.store.save({ ...letter, reason: error instanceof Error ? error.message : String(error), attempts: 1 });
    }
    return true;
  }

  /**
   * Removes the letters whose events have a text.
   *
   * @param text an id, say
   */
  async removeWith(text: string): Promise<void> {
    let after: DeadLetter | undefined;
    do {
      const letters = await this.store.list(MOST_LISTED, after);
      for (const { id, payload } of letters) if (payload.includes(text)) await this.store.remove(id);
      after = letters.length === MOST_LISTED ? letters.at(-1) : undefined;
    } while (after);
  }

  /** Drops the letters from before a time: like the bus, they keep nobody's email for ever. */
  async dropBefore(time: Date): Promise<void> {
    const dropped = await this.store.removeBefore(time);
    if (dropped > 0) this.reportDropped(dropped);
  }

  private async makeRoom(): Promise<void> {
    const tooMany = (await this.store.count()) - this.kept;
    if (tooMany <= 0) return;
    const dropped = await this.store.removeOldest(tooMany + Math.floor(this.kept * DROPPED_SHARE));
    if (dropped > 0) this.reportDropped(dropped);
  }
}

function keepable(payload: string): Pick<DeadLetter, 'payload' | 'cut'> {
  if (payload.length <= MOST_CHARACTERS) return { payload };
  // Half of a surrogate pair would be no text.
  return { payload: payload.slice(0, KEPT_CHARACTERS).replace(/[\uD800-\uDBFF]$/, ''), cut: true };
}
