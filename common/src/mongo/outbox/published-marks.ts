import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Bus } from '../../bus/bus';
import { UNFLUSHED } from '../concerns';
import type { PublishedEntry } from './aggregate';
import { storedAggregates, type Pending } from './stored-aggregates';

const GATHER_MS = 20;
/** How many published events an aggregate keeps, in case the bus loses messages that were not delivered to all. */
export const KEPT_EVENTS = 50;

interface Mark extends Pending {
  store: string;
}

/**
 * Moves published entries from `outbox` to `published`, many in one write. It touches no version, and it is not waited
 * for to reach the journal: a mark that is lost makes an event be published again, which harms nothing.
 */
export class PublishedMarks {
  private gathering: Mark[] = [];
  private written: Promise<boolean> | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {}

  /**
   * @param pending what the bus has acknowledged
   * @param store the incarnation of the bus that acknowledged it
   * @returns whether the mark is written
   */
  add(pending: Pending, store: string): Promise<boolean> {
    this.gathering.push({ ...pending, store });
    return (this.written ??= this.write());
  }

  private async write(): Promise<boolean> {
    await delay(GATHER_MS);
    // What a lost incarnation acknowledged is not marked: it has to be published again.
    const marks = this.gathering.filter(({ store }) => store === this.bus.incarnation());
    const all = marks.length === this.gathering.length;
    this.gathering = [];
    this.written = undefined;
    try {
      for (const model of new Set(marks.map((mark) => mark.model))) {
        const ofModel = marks.filter((mark) => mark.model === model);
        await storedAggregates(model).bulkWrite(byDocument(ofModel).map(toWrite), {
          ordered: false,
          writeConcern: UNFLUSHED,
        });
      }
      return all;
    } catch (error) {
      this.logger.warn({ err: error }, 'published events not marked, they will be published again');
      return false;
    }
  }
}

/** One write a document: each rewrites all of it, and a thousand events of one may have waited for the bus. */
function byDocument(marks: Mark[]): Mark[][] {
  const documents = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = mark.documentId.toHexString();
    const ofDocument = documents.get(key) ?? [];
    ofDocument.push(mark);
    documents.set(key, ofDocument);
  }
  return [...documents.values()];
}

function toWrite(marks: Mark[]) {
  const documentId = marks[0]?.documentId;
  const ids = marks.map(({ entry }) => entry.id);
  const published = marks.map(({ entry: { id, subject, payload, at }, store }): PublishedEntry => {
    return { id, subject, payload, at, store };
  });
  return {
    updateOne: {
      // Not twice, should another replica have marked it: what is left of such a group is published and marked again.
      filter: { _id: documentId, 'outbox.id': { $all: ids } },
      update: {
        $pull: { outbox: { id: { $in: ids } } },
        $push: { published: { $each: published.slice(-KEPT_EVENTS), $slice: -KEPT_EVENTS } },
      },
    },
  };
}
