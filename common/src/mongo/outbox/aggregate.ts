import { randomUUID } from 'node:crypto';
import { Schema, type HydratedDocument } from 'mongoose';
// Not the package's own entry, which loads all of core-js: 20 MB in every process.
import { versionOCCPlugin } from 'mongoose-update-if-current/lib/version-occ-plugin';
import type { EventData, EventDefinition } from '../../events/event';
import { writeEvent } from '../../events/envelope';
import { UnavailableError } from '../../errors/errors';

/** An event that is stored with the change that it describes, until the bus has it. */
export interface OutboxEntry {
  id: string;
  subject: string;
  /** The event as it travels; the same on every publication. */
  payload: string;
  at: Date;
}

/** An event that the bus has acknowledged, kept for a while in case the bus loses its messages. */
export interface PublishedEntry extends OutboxEntry {
  /** The incarnation of the bus that acknowledged it; documents of earlier versions have it under this name. */
  store: string;
}

/** What every aggregate's document has, beside its own fields. */
export interface AggregateFields {
  version: number;
  outbox: OutboxEntry[];
}

type OwnData<E extends EventDefinition> = Omit<EventData<E>, 'id' | 'version'>;

/** What every aggregate can do. */
export interface AggregateMethods {
  /**
   * Adds an event to what the next save stores: state and event in one atomic write. The aggregate's id and the version
   * that the save will give it are filled in.
   *
   * @throws Error when the same save would raise two events: each needs a version of its own
   * @throws UnavailableError when so many events of this aggregate wait for the bus that its document could grow no more
   */
  raise<E extends EventDefinition>(event: E, data: OwnData<E>): void;
}

export type Aggregate = HydratedDocument<AggregateFields, AggregateMethods>;

/**
 * How much may wait in one document: the bus may be away for hours while a client changes one ticket in a loop, and MongoDB
 * takes no document over 16 MB. An aggregate has a handful of events in its life, and few of them wait at once.
 */
const PENDING = { events: 1_000, characters: 2_000_000 };

/** Plain values, which are added and never changed: as subdocuments they would cost every save a fifth more. */
const entries = [Schema.Types.Mixed];

/**
 * Makes a schema's documents aggregates: versioned from 0, saved only if current, and with an outbox inside.
 *
 * @param source the service that publishes their events
 */
export function aggregate<T, M, Methods>(schema: Schema<T, M, Methods>, source: string): Schema<T, M, Methods> {
  schema.set('versionKey', 'version');
  // The plugin's types know of no schema but the plainest.
  schema.plugin(versionOCCPlugin as never);
  // Only the outbox reads what was published, below mongoose: loaded with the document it would only cost.
  const journal = { type: entries, default: undefined, select: false };
  schema.add({ outbox: { type: entries, default: [] }, published: journal } as never);
  schema.index({ 'outbox.at': 1 }, { sparse: true });
  // For the trimming of what is older than a day, and the search for what a lost incarnation of the bus had.
  schema.index({ 'published.at': 1 }, { sparse: true });
  schema.method('raise', function raise(this: Aggregate, event: EventDefinition, data: object) {
    if (this.isModified('outbox')) throw new Error(`${event.subject} would be the second event of one change`);
    requireRoom(this.outbox);
    const described = { ...data, id: this.id as string, version: this.isNew ? 0 : this.version + 1 };
    this.outbox.push(outboxEntry(event, source, described));
  });
  return schema;
}

/**
 * The outbox entry of an event.
 *
 * @param source the service that publishes it
 * @param data with the aggregate's id and the version that the change gives it
 */
export function outboxEntry<E extends EventDefinition>(event: E, source: string, data: EventData<E>): OutboxEntry {
  const id = randomUUID();
  const at = new Date();
  return { id, subject: event.subject, payload: writeEvent(event, source, data, { id, time: at }), at };
}

const TOO_MUCH_WAITS = 'Too many changes of this wait to be passed on, please try again later';

/** @throws UnavailableError when so many events wait in a document that it could grow no more */
export function requireRoom(outbox: OutboxEntry[]): void {
  const characters = outbox.reduce((sum, { payload }) => sum + payload.length, 0);
  const isFull = outbox.length >= PENDING.events || characters >= PENDING.characters;
  if (isFull) throw new UnavailableError(TOO_MUCH_WAITS);
}
