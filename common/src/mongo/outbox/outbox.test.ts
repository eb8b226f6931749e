import { Schema, type Model } from 'mongoose';
import pino from 'pino';
import { z } from 'zod';
import { id, version } from '../../contracts/formats';
import { defineEvent } from '../../events/event';
import { Mongo } from '../mongo';
import { createMetrics } from '../../service/metrics';
import { RecordingBus, sharedServers, uniqueName, waitFor } from '../../testing';
import { aggregate, type AggregateFields, type AggregateMethods } from './aggregate';
import { Outbox } from './outbox';
import { storedAggregates } from './stored-aggregates';

const renamed = defineEvent('thing:renamed', z.object({ id, version, name: z.string() }));

interface ThingFields extends AggregateFields {
  name: string;
}

const schema = () => {
  const things = new Schema<ThingFields, Model<ThingFields, object, AggregateMethods>, AggregateMethods>({
    name: String,
  });
  return aggregate(things, 'things');
};

const logger = pino({ level: 'silent' });
let mongo: Mongo;
let bus: RecordingBus;
let outbox: Outbox;
let Thing: Model<ThingFields, object, AggregateMethods>;

beforeEach(async () => {
  mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('outbox')}`, logger);
  Thing = mongo.connection.model<ThingFields, Model<ThingFields, object, AggregateMethods>>('Thing', schema());
  await mongo.start();
  bus = new RecordingBus();
  outbox = anOutbox();
});

afterEach(async () => {
  await outbox.stop();
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

const anOutbox = () => new Outbox({ bus, logger, metrics: createMetrics('test'), models: [Thing], relayMs: 20 });

async function aThing(name = 'one') {
  const thing = new Thing({ name });
  thing.raise(renamed, { name });
  return outbox.save(thing);
}

const stored = (thing: { _id: unknown }) => storedAggregates(Thing).findOne({ _id: thing._id as never });
const versionsTold = () => bus.published(renamed).map(({ data }) => data.version);

describe('the outbox', () => {
  it('keeps what was published out of what is loaded to be changed, and through the change', async () => {
    const { _id } = await aThing();
    await waitFor(async () => (await stored({ _id }))?.published?.length === 1);

    const loaded = await Thing.findById(_id).orFail();
    expect(loaded.toObject()).not.toHaveProperty('published');
    loaded.name = 'two';
    loaded.raise(renamed, { name: 'two' });
    await outbox.save(loaded);

    await waitFor(async () => (await stored({ _id }))?.published?.length === 2);
    expect(versionsTold()).toEqual([0, 1]);
  });

  it('publishes what was raised right after the write, with the version that the write gave it', async () => {
    const thing = await aThing();
    await waitFor(() => bus.messages.length === 1);
    thing.name = 'two';
    thing.raise(renamed, { name: 'two' });
    await outbox.save(thing);
    await waitFor(() => bus.messages.length === 2);
    expect(versionsTold()).toEqual([0, 1]);
    expect((await Thing.findById(thing.id))?.version).toBe(1);
  });

  it('publishes each change once, also from a document that was read before the first was marked', async () => {
    const thing = await aThing();
    await waitFor(async () => (await stored(thing))?.published?.length === 1);
    expect(thing.outbox).toHaveLength(1);
    thing.name = 'two';
    thing.raise(renamed, { name: 'two' });
    await outbox.save(thing);
    await waitFor(async () => (await stored(thing))?.published?.length === 2);
    expect(versionsTold()).toEqual([0, 1]);
  });

  it('marks what is published without raising the version', async () => {
    const thing = await aThing();
    await waitFor(async () => (await stored(thing))?.outbox.length === 0);
    expect(await stored(thing)).toMatchObject({
      version: 0,
      published: [{ subject: 'thing:renamed', store: 'recording' }],
    });
  });

  it('leaves out a save that changes nothing', async () => {
    const thing = await aThing();
    const again = await Thing.findById(thing.id).orFail();
    again.name = 'one';
    await outbox.save(again);
    expect((await Thing.findById(thing.id))?.version).toBe(0);
  });

  it('refuses one of two simultaneous changes and publishes only the other', async () => {
    const thing = await aThing();
    const [mine, yours] = [await Thing.findById(thing.id).orFail(), await Thing.findById(thing.id).orFail()];
    for (const [copy, name] of [
      [mine, 'mine'],
      [yours, 'yours'],
    ] as const) {
      copy.name = name;
      copy.raise(renamed, { name });
    }
    await outbox.save(mine);
    await expect(outbox.save(yours)).rejects.toThrow('No matching document');
    await waitFor(() => bus.messages.length === 2);
    expect(bus.published(renamed).map(({ data }) => data.name)).toEqual(['one', 'mine']);
  });

  it('refuses a second event of one change', () => {
    const thing = new Thing({ name: 'one' });
    thing.raise(renamed, { name: 'one' });
    expect(() => thing.raise(renamed, { name: 'two' })).toThrow('second event');
  });

  it('stores while the bus is away, and publishes when it is back', async () => {
    bus.away = true;
    outbox.start();
    await aThing();
    bus.away = false;
    await waitFor(() => bus.messages.length === 1);
  });

  it('publishes what a killed process had stored but not published', async () => {
    bus.away = true;
    const thing = await aThing();
    bus.away = false;
    expect(bus.messages).toEqual([]);
    const successor = anOutbox();
    successor.start();
    await waitFor(async () => (await stored(thing))?.outbox.length === 0);
    await successor.stop();
    expect(versionsTold()).toEqual([0]);
  });

  it('stops although its relay waits for an answer of the bus', async () => {
    const publish = jest.spyOn(bus, 'publish').mockReturnValue(new Promise(() => undefined));
    await aThing();
    const successor = anOutbox();
    successor.start();
    await waitFor(() => publish.mock.calls.length === 2, { what: 'the relay publishing' });
    await successor.stop();
    expect(bus.messages).toEqual([]);
  });

  it('publishes again, with the same id, what was published but not marked', async () => {
    const thing = await aThing();
    const [entry] = thing.outbox;
    await waitFor(async () => (await stored(thing))?.outbox.length === 0);
    await storedAggregates(Thing).updateOne(
      { _id: thing._id },
      { $push: { outbox: { ...entry, at: new Date(0) } as never } },
    );
    outbox.start();
    await waitFor(() => bus.messages.length === 2);
    expect(new Set(bus.published(renamed).map((event) => event.id)).size).toBe(1);
  });

  it('publishes everything again, once, when the bus has lost its store', async () => {
    outbox.start();
    const thing = await aThing();
    await waitFor(async () => (await stored(thing))?.published?.length === 1);
    await waitFor(() => mongo.connection.collection('outboxstores').countDocuments());
    bus.currentIncarnation = 'another';
    await waitFor(async () => (await stored(thing))?.published?.[0]?.store === 'another');
    const later = await aThing('later');
    await waitFor(async () => (await stored(later))?.published?.length === 1);
    expect(bus.published(renamed).map(({ data }) => data.name)).toEqual(['one', 'one', 'later']);
  });

  it('keeps a bounded journal of what was published', async () => {
    const thing = await aThing();
    const journal = Array.from({ length: 80 }, (_, n) => ({
      id: `${n}`,
      subject: 's',
      payload: '',
      at: new Date(),
      store: 'recording',
    }));
    await storedAggregates(Thing).updateOne({ _id: thing._id }, { $set: { published: journal } });
    thing.raise(renamed, { name: 'again' });
    await outbox.save(thing);
    await waitFor(async () => (await stored(thing))?.outbox.length === 0);
    expect((await stored(thing))?.published).toHaveLength(50);
  });
});
