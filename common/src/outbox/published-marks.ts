import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Bus } from '../bus/bus';
import type { PublishedEntry } from './aggregate';
import { storedAggregates, type Pending } from './stored-aggregates';

const GATHER_MS = 20;
/** How many published events an aggregate keeps, for a bus that loses its store before everybody has heard them. */
export const KEPT_EVENTS = 50;

interface Mark extends Pending {
  store: string;
}

/**
 * Moves published entries from `outbox` to `published`, many in one write. It touches no version, and it is not waited
 * for to reach the journal: a mark that is lost makes an event be published again, which harms nobody.
 */
export class PublishedMarks {
  private gathering: Mark[] = [];
  private written: Promise<void> | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {}

  /**
   * @param pending what the bus has acknowledged
   * @param store the bus's store that acknowledged it
   * @returns once the mark is written, or could not be
   */
  add(pending: Pending, store: string): Promise<void> {
    this.gathering.push({ ...pending, store });
    return (this.written ??= this.write());
  }

  private async write(): Promise<void> {
    await delay(GATHER_MS);
    // What a store acknowledged that is gone by now is not marked: it has to be published again.
    const marks = this.gathering.filter(({ store }) => store === this.bus.storeId());
    this.gathering = [];
    this.written = undefined;
    try {
      for (const model of new Set(marks.map((mark) => mark.model))) {
        const ofModel = marks.filter((mark) => mark.model === model);
        await storedAggregates(model).bulkWrite(ofModel.map(toWrite), {
          ordered: false,
          writeConcern: { w: 1, journal: false },
        });
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'published events not marked, they will be published again');
    }
  }
}

function toWrite({ documentId, entry: { id, subject, payload, at }, store }: Mark) {
  const published: PublishedEntry = { id, subject, payload, at, store };
  return {
    updateOne: {
      filter: { _id: documentId, 'outbox.id': id },
      update: { $pull: { outbox: { id } }, $push: { published: { $each: [published], $slice: -KEPT_EVENTS } } },
    },
  };
}
