import { setTimeout as delay } from 'node:timers/promises';
import type { HydratedDocument, Model } from 'mongoose';
import type { Logger } from 'pino';
import type { Bus } from '../bus/bus';
import type { Metrics } from '../service/metrics';
import { periodic } from '../service/periodic';
import type { CrashPoint } from '../service/crash-points';
import type { Part } from '../service/service';
import type { AggregateFields } from './aggregate';
import { PublishedMarks } from './published-marks';
import { republishLost } from './republish-lost';
import { storedAggregates, type AggregateModel, type Pending } from './stored-aggregates';

export interface OutboxOptions {
  bus: Bus;
  logger: Logger;
  metrics: Metrics;
  models: AggregateModel[];
  crashPoint?: CrashPoint;
  /** How often entries that did not get through are looked for. 1,000 unless given. */
  sweepMs?: number;
}

/** Entries younger than this are left to the publication that follows their write. */
const GRACE_MS = 1_000;
const BATCH = 500;
const FLUSH_DEADLINE_MS = 2_000;

/**
 * Publishes what aggregates tell: right after the write, and again by a sweep when that did not get through. The pattern
 * is the transactional outbox (microservices.io/patterns/data/transactional-outbox), kept in the aggregate's own document.
 */
export class Outbox implements Part {
  readonly name = 'outbox';
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly marks: PublishedMarks;
  private readonly sweeper: Part;
  /** The bus's store that is known to have everything; see `republishLost`. */
  private trustedStore: string | undefined;

  constructor(private readonly options: OutboxOptions) {
    this.marks = new PublishedMarks(options.bus, options.logger);
    this.sweeper = periodic('outbox sweep', options.sweepMs ?? 1_000, () => this.sweep(), options.logger);
  }

  /** Begins to sweep. */
  start(): void {
    void this.sweeper.start();
  }

  /**
   * Saves an aggregate and publishes what it raised. A save that would change nothing is left out, since it would raise
   * the version without telling anyone. Resolves with the write: the bus being away makes no request fail.
   *
   * @throws VersionError when the document was changed meanwhile
   */
  async store<T extends HydratedDocument<AggregateFields>>(document: T): Promise<T> {
    if (!document.isNew && !document.isModified()) return document;
    // Earlier entries, if there are any, are on their way or the sweep's: told here they would be told twice.
    const raised = document.isModified('outbox') ? document.outbox.at(-1) : undefined;
    await document.save();
    this.options.crashPoint?.('stored-not-published');
    const model = document.constructor as Model<AggregateFields>;
    if (raised) void this.publish({ model, documentId: document._id, entry: raised });
    return document;
  }

  /** Finishes the publications under way, as far as they get in two seconds; the next start's sweep does the rest. */
  async stop(): Promise<void> {
    // A sweep under way waits for its publications, so it has the same two seconds.
    const finished = this.sweeper.stop().then(() => Promise.all(this.underWay.values()));
    await Promise.race([finished, delay(FLUSH_DEADLINE_MS, undefined, { ref: false })]);
  }

  /** Tries once; the same entry is never published twice at once by one process. */
  private publish(pending: Pending): Promise<void> {
    const { id } = pending.entry;
    const already = this.underWay.get(id);
    if (already) return already;
    const publication = this.publishNow(pending).finally(() => this.underWay.delete(id));
    this.underWay.set(id, publication);
    return publication;
  }

  private async publishNow(pending: Pending): Promise<void> {
    const { bus, logger, metrics, crashPoint } = this.options;
    const { subject, payload, id } = pending.entry;
    const store = bus.storeId();
    try {
      if (store === undefined) return;
      await bus.publish(subject, payload);
      crashPoint?.('published-not-marked');
      metrics.published.inc({ subject });
      await this.marks.add(pending, store);
    } catch (error) {
      logger.warn({ err: error, subject, eventId: id }, 'event not published yet, the sweep will try again');
    }
  }

  private async sweep(): Promise<void> {
    const { bus, models } = this.options;
    const store = bus.storeId();
    if (store !== undefined && store !== this.trustedStore) {
      for (const model of models) await republishLost(model, store, this.options);
      this.trustedStore = store;
    }
    let oldest: Date | undefined;
    let count = 0;
    for (const model of models) {
      const entries = await pendingEntries(model);
      count += entries.length;
      oldest = [oldest, ...entries.map(({ entry }) => entry.at)].filter((at) => at !== undefined).sort(byTime)[0];
      await Promise.all(entries.map((entry) => this.publish(entry)));
    }
    this.options.metrics.outboxPending.set(count);
    this.options.metrics.outboxOldestSeconds.set(oldest ? (Date.now() - oldest.getTime()) / 1000 : 0);
  }
}

const byTime = (a: Date, b: Date) => a.getTime() - b.getTime();

async function pendingEntries(model: AggregateModel): Promise<Pending[]> {
  const due = new Date(Date.now() - GRACE_MS);
  const documents = await storedAggregates(model)
    .find({ 'outbox.at': { $lte: due } }, { projection: { outbox: 1 } })
    .sort({ 'outbox.at': 1 })
    .limit(BATCH)
    .toArray();
  return documents.flatMap(({ _id, outbox }) => outbox.map((entry) => ({ model, documentId: _id, entry })));
}
