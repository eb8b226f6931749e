import mongoose, { Schema, type Model } from 'mongoose';
import pino from 'pino';
import { sharedServers, uniqueName } from '../testing';
import { changeAggregate } from './outbox/change-aggregate';
import { aggregate, outboxEntry, type AggregateFields } from './outbox/aggregate';
import { ticketUpdated } from '../events/ticket-updated';
import { isVersionConflict } from '../errors/outages';
import { Mongo } from './mongo';

interface Seat extends AggregateFields {
  holder: string;
}

let mongo: Mongo;
let seats: Model<Seat>;
let bulkWrite: jest.SpyInstance;

beforeEach(async () => {
  mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('updates')}`, pino({ level: 'silent' }));
  seats = mongo.connection.model<Seat>('Seat', aggregate(new Schema<Seat>({ holder: String }), 'seats'));
  await mongo.start();
  bulkWrite = jest.spyOn(seats.collection, 'bulkWrite');
});

afterEach(async () => {
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

const aSeat = async () => (await seats.create({ holder: 'free' })).toObject();
type ReadSeat = Awaited<ReturnType<typeof aSeat>>;

function take(read: ReadSeat, holder: string): Promise<void> {
  const data = { id: String(read._id), version: read.version + 1, title: 'Seat', price: 1, userId: String(read._id) };
  const raised = outboxEntry(ticketUpdated, 'seats', data);
  return changeAggregate(seats.collection, read, { set: { holder }, raised });
}

const manySeats = (count: number) => Promise.all(Array.from({ length: count }, aSeat));
const stored = async (seat: ReadSeat) => seats.findById(seat._id).lean().orFail();

describe('changes of aggregates', () => {
  it('go together in one command while another is under way, each with its event and its version', async () => {
    const all = await manySeats(5);
    await Promise.all(all.map((seat, n) => take(seat, `holder ${n}`)));
    expect(bulkWrite).toHaveBeenCalledTimes(1);
    for (const [n, seat] of all.entries()) {
      expect(await stored(seat)).toMatchObject({ holder: `holder ${n}`, version: 1, outbox: [{}] });
    }
  });

  it('are answered one by one when some of them meet a version conflict', async () => {
    const all = await manySeats(5);
    const outdated = all[2] as ReadSeat;
    await take(outdated, 'first');
    const outcomes = await Promise.allSettled(all.map((seat) => take(seat, 'second')));
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true]);
    const [refused] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(isVersionConflict(refused)).toBe(true);
    expect((await stored(outdated)).holder).toBe('first');
    for (const seat of all) expect(await stored(seat)).toMatchObject({ version: 1, outbox: [{}] });
  });

  it('give one of two simultaneous changes of one aggregate the version', async () => {
    const [first, seat] = await Promise.all([aSeat(), aSeat()]);
    const outcomes = await Promise.allSettled([take(first, 'a'), take(seat, 'b'), take(seat, 'c')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await stored(seat)).toMatchObject({ version: 1, outbox: [{}] });
  });

  it.each([
    ['before it was applied', false],
    ['after it was applied', true],
  ])('are stored once each when the command meets an outage %s', async (_when, applied) => {
    const all = await manySeats(4);
    bulkWrite.mockImplementationOnce(async (...args: Parameters<typeof seats.collection.bulkWrite>) => {
      // One of them had been applied by the time the connection broke.
      if (applied) {
        bulkWrite.mockRestore();
        await seats.collection.bulkWrite(args[0].slice(0, 2));
      }
      throw new mongoose.mongo.MongoNetworkError('gone');
    });
    await Promise.all(all.map((seat) => take(seat, 'taken')));
    for (const seat of all) expect(await stored(seat)).toMatchObject({ holder: 'taken', version: 1, outbox: [{}] });
  });
});
