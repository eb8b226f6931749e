import { Schema, Types, type Model } from 'mongoose';
import pino from 'pino';
import { z } from 'zod';
import { UnavailableError } from '../../errors/errors';
import { id, version } from '../../contracts/formats';
import { defineEvent } from '../../events/event';
import { Mongo } from '../mongo';
import { createMetrics } from '../../service/metrics';
import { RecordingBus, sharedServers, uniqueName, waitFor } from '../../testing';
import { aggregate, type AggregateFields, type AggregateMethods } from './aggregate';
import { BATCH } from './backlog';
import { progressOf } from './lease';
import { Outbox } from './outbox';
import { storedAggregates } from './stored-aggregates';
import { PUBLISHED_KEPT_MS, trimPublished } from './trim-published';

type Things = Model<AggregateFields, object, AggregateMethods>;

const HOUR_MS = 60 * 60 * 1000;
const changed = defineEvent('thing:changed', z.object({ id, version }));
const logger = pino({ level: 'silent' });
let mongo: Mongo;
let bus: RecordingBus;
let things: Things;
const replicas: Outbox[] = [];

beforeEach(async () => {
  mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('backlog')}`, logger);
  const schema = aggregate(new Schema<AggregateFields, Things, AggregateMethods>({}), 'things');
  things = mongo.connection.model<AggregateFields, Things>('Thing', schema);
  await mongo.start();
  bus = new RecordingBus();
});

afterEach(async () => {
  await Promise.all(replicas.splice(0).map((outbox) => outbox.stop()));
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

/** @param relayMs what is not published by the first relay has to wait for so long */
function startReplica(relayMs = HOUR_MS): Outbox {
  const outbox = new Outbox({ bus, logger, metrics: createMetrics('test'), models: [things], relayMs });
  outbox.start();
  replicas.push(outbox);
  return outbox;
}

const entry = (ageMs = 5_000) => ({
  id: new Types.ObjectId().toHexString(),
  subject: 'thing:changed',
  payload: '{}',
  at: new Date(Date.now() - ageMs),
});
const insert = (documents: object[]) =>
  storedAggregates(things).insertMany(documents.map((fields) => ({ version: 0, outbox: [], ...fields })) as never);
const insertPending = (count: number) => insert(Array.from({ length: count }, () => ({ outbox: [entry()] })));
const published = (count: number) => waitFor(() => bus.messages.length >= count, { what: `${count} publications` });

describe('a backlog', () => {
  const MANY = BATCH + 200;

  it('is published at once, however long it is', async () => {
    await insertPending(MANY);
    startReplica();
    await published(MANY);
  });

  it('is published by one of two replicas', async () => {
    await insertPending(MANY);
    startReplica(20);
    startReplica(20);
    await waitFor(async () => (await things.countDocuments({ 'outbox.at': { $type: 'date' } })) === 0);
    expect(bus.messages).toHaveLength(MANY);
  });

  it('is left to the replica that works on it, until that one has given no sign for its time', async () => {
    await insertPending(1);
    const heldUntil = new Date(Date.now() + 1_000);
    await progressOf(things).insertOne({ _id: 'Thing', holder: new Types.ObjectId(), heldUntil });
    startReplica(20);
    await published(1);
    expect(Date.now()).toBeGreaterThanOrEqual(heldUntil.getTime());
  });

  it('is another replica’s at once when the one that works on it stops', async () => {
    await insertPending(1);
    const publish = jest.spyOn(bus, 'publish').mockReturnValueOnce(new Promise(() => undefined));
    const first = startReplica();
    await waitFor(() => publish.mock.calls.length === 1);
    await first.stop();
    expect(await progressOf(things).findOne()).not.toHaveProperty('holder');
    startReplica();
    await published(1);
  });

  it('of one aggregate has an end, at which further changes are refused until it is published', async () => {
    const [full, large] = [
      Array.from({ length: 1_000 }, () => entry()),
      { ...entry(), payload: 'x'.repeat(2_000_000) },
    ];
    await insert([{ outbox: full }, { outbox: [large] }, { outbox: full.slice(1) }]);
    const [tooMany, tooLarge, almost] = await things.find();
    const refusal = 'Too many changes of this wait to be passed on, please try again later';
    expect(() => tooMany?.raise(changed, {})).toThrow(new UnavailableError(refusal));
    expect(() => tooLarge?.raise(changed, {})).toThrow(new UnavailableError(refusal));
    expect(() => almost?.raise(changed, {})).not.toThrow();
    startReplica(20);
    const now = await waitFor(() => things.findOne({ _id: tooMany?._id, outbox: [] }));
    expect(() => now.raise(changed, {})).not.toThrow();
  });
});

describe('published events', () => {
  const kept = (ageMs: number) => ({ ...entry(ageMs), store: 'recording' });
  const stored = () => storedAggregates(things).find().sort({ _id: 1 }).toArray();

  it('go after a day, and raise no version by that', async () => {
    const [old, young] = [kept(25 * HOUR_MS), kept(23 * HOUR_MS)];
    const many = Array.from({ length: 600 }, () => ({ published: [kept(30 * HOUR_MS)] }));
    await insert([{ published: [old, young] }, { published: [young] }, ...many]);
    await trimPublished(things, new Date(Date.now() - PUBLISHED_KEPT_MS));
    const [mixed, fresh, ...others] = await stored();
    expect(mixed).toMatchObject({ version: 0, published: [young] });
    expect(fresh).toMatchObject({ version: 0, published: [young] });
    expect(others.flatMap(({ published: left = [] }) => left)).toEqual([]);
  });

  it('are trimmed by a running outbox', async () => {
    await insert([{ published: [kept(25 * HOUR_MS)] }]);
    startReplica();
    await waitFor(async () => (await stored())[0]?.published?.length === 0);
  });

  it.each([
    ['what is to be trimmed', { 'published.at': { $lt: new Date() } }],
    ['what a lost store had', { published: { $elemMatch: { store: { $ne: 'new' }, at: { $gte: new Date(0) } } } }],
  ])('are found by an index: %s', async (_what, filter) => {
    const plan = JSON.stringify(await storedAggregates(things).find(filter).explain('queryPlanner'));
    expect(plan).toContain('"indexName":"published.at_1"');
    expect(plan).not.toContain('COLLSCAN');
  });
});
