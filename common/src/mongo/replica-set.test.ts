import { Schema, type Model } from 'mongoose';
import pino from 'pino';
import { z } from 'zod';
import { insertDocument } from './insert-document';
import { applyToProjection } from './projection';
import { isDuplicateKey } from '../errors/outages';
import { id, version } from '../contracts/formats';
import { defineEvent } from '../events/event';
import { aggregate, type AggregateFields, type AggregateMethods } from './outbox/aggregate';
import { Outbox } from './outbox/outbox';
import { createMetrics } from '../service/metrics';
import { anId, MongoReplicaSet, RecordingBus, uniqueName, waitFor } from '../testing';
import { Mongo } from './mongo';

const STARTS_WITHIN_MS = 60_000;
const logger = pino({ level: 'silent' });
const renamed = defineEvent('thing:renamed', z.object({ id, version, name: z.string() }));

interface ThingFields extends AggregateFields {
  name: string;
}
type Things = Model<ThingFields, object, AggregateMethods>;

let set: MongoReplicaSet;
let mongo: Mongo;
let database: string;
let things: Things;
let outbox: Outbox | undefined;

beforeAll(async () => {
  set = await MongoReplicaSet.start();
}, STARTS_WITHIN_MS);
afterAll(() => set.stop());

beforeEach(async () => {
  database = uniqueName('set');
  mongo = new Mongo(set.uri(database), logger);
  const schema = new Schema<ThingFields, Things, AggregateMethods>({ name: { type: String, unique: true } });
  things = mongo.connection.model<ThingFields, Things>('Thing', aggregate(schema, 'things'));
  await mongo.start();
});
afterEach(async () => {
  await outbox?.stop();
  await set.holdBack(false);
  await mongo.stop();
});

function aThing(name: string) {
  const thing = new things({ name });
  thing.raise(renamed, { name });
  return thing;
}

/** Several at once: the first goes alone, the others together. */
const saveAtOnce = (names: string[]) => Promise.allSettled(names.map((name) => insertDocument(aThing(name))));

/** Has the primary fail the next command that is sent for a group. */
function failNextGroup(failure: object): void {
  const { db } = mongo.connection;
  if (!db) throw new Error('There is no connection');
  const command = db.command.bind(db);
  db.command = async (document) => {
    db.command = command;
    await set.failNext('insert', failure);
    return command(document);
  };
}
const storedNames = async () => (await things.find({}, { name: 1 }).sort({ name: 1 }).lean()).map(({ name }) => name);

describe('the outbox on a replica set', () => {
  it('publishes no change that only the primary has, and may roll back', async () => {
    const bus = new RecordingBus();
    outbox = new Outbox({ bus, logger, metrics: createMetrics('test'), models: [things], relayMs: 20 });
    const [committed, local] = [aThing('committed'), aThing('local')];
    outbox.start();
    await waitFor(() => mongo.connection.collection('outboxstores').countDocuments());
    bus.away = true;
    for (const [thing, ageMs] of [
      [committed, 5_000],
      [local, 10_000],
    ] as const) {
      thing.outbox = thing.outbox.map((entry) => ({ ...entry, at: new Date(Date.now() - ageMs) }));
    }
    await committed.save();
    await set.holdBack(true);
    await set.database(database).collection('things').insertOne(local.toObject());
    bus.away = false;
    await waitFor(() => bus.messages.length > 0);
    // The older one would have come first.
    expect(bus.published(renamed).map(({ data }) => data.name)).toEqual(['committed']);
    await set.holdBack(false);
    await waitFor(() => bus.published(renamed).some(({ data }) => data.name === 'local'));
  });
});

describe('the copy of another service’s aggregate on a replica set', () => {
  it('acknowledges no event for a version that only the primary has', async () => {
    const copy = { id: anId(), version: 0, fields: { name: 'copy' } };
    const copies = mongo.connection.model('Copy', new Schema({ name: String }, { versionKey: 'version' }));
    await applyToProjection(copies, copy as never);
    await set.holdBack(true);
    await set
      .database(database)
      .collection('copies')
      .updateOne({}, { $set: { version: 1 } });
    let acknowledged = false;
    const applied = applyToProjection(copies, { ...copy, version: 1 }).finally(() => (acknowledged = true));
    await set.database(database).command({ ping: 1 });
    expect(acknowledged).toBe(false);
    await set.holdBack(false);
    await applied;
    expect(acknowledged).toBe(true);
  });
});

describe('inserts in a group, when the primary', () => {
  it.each([
    ['is none any more', { errorCode: 10107 }],
    ['is interrupted', { errorCode: 11602 }],
    ['drops the connection', { closeConnection: true }],
    ['has stored them but not yet with a majority', { writeConcernError: { code: 11602, errmsg: 'interrupted' } }],
  ])('%s, are stored one by one', async (_what, failure) => {
    failNextGroup(failure);
    const outcomes = await saveAtOnce(['a', 'b', 'c', 'd', 'a']);
    expect(outcomes.map(({ status }) => status)).toEqual([...Array<string>(4).fill('fulfilled'), 'rejected']);
    expect(isDuplicateKey((outcomes[4] as PromiseRejectedResult).reason, 'name')).toBe(true);
    expect(await storedNames()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('fails them, refuse an `_id` that another insert has taken', async () => {
    const { _id } = await aThing('earlier').save();
    failNextGroup({ errorCode: 10107 });
    const again = new things({ _id, name: 'later' });
    again.raise(renamed, { name: 'later' });
    const outcomes = await Promise.allSettled([aThing('a'), aThing('b'), again].map(insertDocument));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(isDuplicateKey((outcomes[2] as PromiseRejectedResult).reason, '_id')).toBe(true);
  });

  it('steps down, are all answered, and none is lost', async () => {
    const saved: string[] = [];
    const failures: unknown[] = [];
    let done = false;
    const save = async (name: string) => {
      await insertDocument(aThing(name)).then(
        () => saved.push(name),
        (error: unknown) => failures.push(error),
      );
    };
    const buyers = Array.from({ length: 20 }, async (_, buyer) => {
      for (let n = 0; !done && failures.length < 100; n += 1) await save(`${buyer}-${n}`);
    });
    const more = (count: number) => waitFor(() => saved.length > count, { within: 20_000, what: 'inserts' });
    try {
      await more(200);
      await set.stepDown();
      await more(saved.length + 200);
    } finally {
      done = true;
      await Promise.all(buyers);
    }
    expect(failures).toEqual([]);
    const stored = new Set(await storedNames());
    expect(saved.filter((name) => !stored.has(name))).toEqual([]);
  });
});
