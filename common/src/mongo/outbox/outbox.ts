import { setTimeout as delay } from 'node:timers/promises';
import type { Collection, HydratedDocument, Model } from 'mongoose';
import type { Logger } from 'pino';
import type { Bus } from '../../bus/bus';
import type { Metrics } from '../../service/metrics';
import { periodic } from '../../service/periodic';
import type { Failpoint } from '../../service/failpoints';
import type { Component } from '../../service/service';
import { insertGrouped } from '../group-commit';
import { insertDocument } from '../insert-document';
import type { AggregateFields } from './aggregate';
import { changeAggregate, type AggregateChange, type ReadAggregate } from './change-aggregate';
import { BATCH, measureBacklog, nextEntries } from './backlog';
import { BacklogLease } from './lease';
import { PublishedMarks } from './published-marks';
import { republishLost } from './republish-lost';
import type { AggregateModel, Pending } from './stored-aggregates';
import { PUBLISHED_KEPT_MS, trimPublished } from './trim-published';

export interface OutboxOptions {
  bus: Bus;
  logger: Logger;
  metrics: Metrics;
  models: AggregateModel[];
  failpoint?: Failpoint;
  /** How often entries that did not get through are looked for. 1,000 unless given. */
  relayMs?: number;
  /** How long published events are kept. A day unless given. */
  keptMs?: number;
}

type StoringModel = AggregateModel & { collection: Collection };

const FLUSH_DEADLINE_MS = 2_000;
const TRIM_EVERY_MS = 60_000;

/**
 * Publishes the events of aggregates: right after the write, and again by the relay loop when that failed. The pattern
 * is the transactional outbox (microservices.io/patterns/data/transactional-outbox), kept in the aggregate's own document.
 */
export class Outbox implements Component {
  readonly name = 'outbox';
  private readonly underWay = new Map<string, Promise<boolean>>();
  private readonly marks: PublishedMarks;
  private readonly lease = new BacklogLease();
  private readonly loops: Component[];
  /** The incarnation of the bus that has all events of a model; see `republishLost`. */
  private readonly trustedIncarnations = new Map<AggregateModel, string>();
  private stopping = false;

  constructor(private readonly options: OutboxOptions) {
    this.marks = new PublishedMarks(options.bus, options.logger);
    const { logger, models, relayMs = 1_000, keptMs = PUBLISHED_KEPT_MS } = options;
    const trim = async () => {
      for (const model of models) await trimPublished(model, new Date(Date.now() - keptMs));
    };
    this.loops = [
      periodic('outbox relay', relayMs, () => this.relay(), logger),
      periodic('trimming of published events', Math.min(TRIM_EVERY_MS, keptMs), trim, logger),
    ];
  }

  /** Starts the relay and the trimming. */
  start(): void {
    for (const loop of this.loops) void loop.start();
  }

  /**
   * Saves an aggregate and publishes what it raised. A save that would change nothing is left out, since it would raise
   * the version without an event. Resolves with the write: while the bus is away no request fails.
   *
   * @throws VersionError when the document was changed meanwhile
   */
  async save<T extends HydratedDocument<AggregateFields>>(document: T): Promise<T> {
    if (!document.isNew && !document.isModified()) return document;
    // Earlier entries are being published already, or left to the relay: published here, too, they would go out twice.
    const raised = document.isModified('outbox') ? document.outbox.at(-1) : undefined;
    await (document.isNew ? insertDocument(document) : document.save());
    this.options.failpoint?.('stored-not-published');
    const model = document.constructor as Model<AggregateFields>;
    if (raised) void this.publish({ model, documentId: document._id, entry: raised });
    return document;
  }

  /**
   * Stores a new aggregate that is given as MongoDB stores it, and publishes the event in its outbox. Nothing of mongoose
   * runs, which takes four times as long as the rest of an insert: no validation, no hook, no default.
   *
   * @param document with its `_id`, version 0, and an outbox with the event of its creation; without undefined values
   * @returns the same document
   * @throws MongoServerError when a unique index refuses it
   */
  async insert<T extends ReadAggregate>(model: StoringModel, document: T): Promise<T> {
    await insertGrouped(model.collection, document);
    this.options.failpoint?.('stored-not-published');
    const [entry] = document.outbox;
    if (entry) void this.publish({ model, documentId: document._id, entry });
    return document;
  }

  /**
   * Changes an aggregate that was read below mongoose, and publishes the event of the change; see `changeAggregate`.
   *
   * @throws VersionError when it was changed meanwhile
   */
  async change(model: StoringModel, read: ReadAggregate, change: AggregateChange): Promise<void> {
    await changeAggregate(model.collection, read, change);
    this.options.failpoint?.('stored-not-published');
    void this.publish({ model, documentId: read._id, entry: change.raised });
  }

  /** Finishes the publications under way, as far as they get in two seconds; the next start's relay does the rest. */
  async stop(): Promise<void> {
    this.stopping = true;
    // A relay under way waits for its publications, so it has the same two seconds.
    const finished = Promise.all(this.loops.map((loop) => loop.stop())).then(() => Promise.all(this.underWay.values()));
    await Promise.race([finished, delay(FLUSH_DEADLINE_MS, undefined, { ref: false })]);
    await this.lease.releaseAll();
  }

  /**
   * Tries once; the same entry is never published twice at once by one process.
   *
   * @returns whether it is published and marked so
   */
  private publish(pending: Pending): Promise<boolean> {
    const { id } = pending.entry;
    const already = this.underWay.get(id);
    if (already) return already;
    const publication = this.publishNow(pending).finally(() => this.underWay.delete(id));
    this.underWay.set(id, publication);
    return publication;
  }

  private async publishNow(pending: Pending): Promise<boolean> {
    const { bus, logger, metrics, failpoint } = this.options;
    const { subject, payload, id } = pending.entry;
    const incarnation = bus.incarnation();
    try {
      if (incarnation === undefined) return false;
      await bus.publish(subject, payload);
      failpoint?.('published-not-marked');
      metrics.published.inc({ subject });
      return await this.marks.add(pending, incarnation);
    } catch (error) {
      logger.warn({ err: error, subject, eventId: id }, 'event not published yet, the relay will try again');
      return false;
    }
  }

  private async relay(): Promise<void> {
    const { bus, metrics, models } = this.options;
    const backlogs = await Promise.all(models.map(measureBacklog));
    const oldest = Math.min(...backlogs.map(({ oldest: at }) => at?.getTime() ?? Infinity));
    metrics.outboxPending.set(backlogs.reduce((sum, { count }) => sum + count, 0));
    metrics.outboxOldestSeconds.set(oldest === Infinity ? 0 : (Date.now() - oldest) / 1000);
    const incarnation = bus.incarnation();
    if (incarnation === undefined) return;
    for (const [index, model] of models.entries()) {
      if (backlogs[index]?.count === 0 && this.trustedIncarnations.get(model) === incarnation) continue;
      await this.lease.hold(model, () => this.catchUp(model, incarnation));
    }
  }

  /** Publishes what waits, as fast as the bus takes it, until nothing does or something fails. */
  private async catchUp(model: AggregateModel, incarnation: string): Promise<void> {
    await republishLost(model, incarnation, this.options);
    this.trustedIncarnations.set(model, incarnation);
    for (let more = true; more && !this.stopping;) {
      const entries = await nextEntries(model);
      const published = await Promise.all(entries.map((entry) => this.publish(entry)));
      more = entries.length >= BATCH && published.every(Boolean);
    }
  }
}
