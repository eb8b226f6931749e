import { createHash } from 'node:crypto';

/** An event that could not be handled. */
export interface DeadLetter {
  id: string;
  subject: string;
  reason: string;
  attempts: number;
  firstSeenAt: Date;
  /** As it came, whatever it is. */
  payload: string;
}

/** Where dead letters are kept. */
export interface DeadLetterStore {
  /** Keeps a letter; one with the same id is replaced, its `firstSeenAt` kept and its `attempts` added. */
  save(letter: DeadLetter): Promise<void>;
  /** Newest first, at most `limit`. */
  list(limit: number): Promise<DeadLetter[]>;
  find(id: string): Promise<DeadLetter | undefined>;
  /** @returns whether there was such a letter */
  remove(id: string): Promise<boolean>;
  count(): Promise<number>;
}

export type Replay = (subject: string, payload: string) => Promise<void>;

const LISTED = 1_000;

/** The events that a service could not handle: kept until somebody replays them or throws them away. */
export class DeadLetters {
  private replayer: Replay | undefined;

  constructor(private readonly store: DeadLetterStore) {}

  /** Says what handles a letter once more. */
  replayWith(replay: Replay): void {
    this.replayer = replay;
  }

  /** Keeps an event. The same event parked again, by another replica or another delivery, stays one letter. */
  async park({ subject, payload, reason, attempts }: Omit<DeadLetter, 'id' | 'firstSeenAt'>): Promise<void> {
    const id = createHash('sha256').update(`${subject}\n${payload}`).digest('hex').slice(0, 24);
    await this.store.save({ id, subject, payload, reason, attempts, firstSeenAt: new Date() });
  }

  list(): Promise<DeadLetter[]> {
    return this.store.list(LISTED);
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
   */
  async replay(id: string): Promise<boolean> {
    const letter = await this.store.find(id);
    if (!letter) return false;
    try {
      await this.replayer?.(letter.subject, letter.payload);
      await this.store.remove(id);
    } catch (error) {
      await this.store.save({ ...letter, reason: error instanceof Error ? error.message : String(error), attempts: 1 });
    }
    return true;
  }
}
