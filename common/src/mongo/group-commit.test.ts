import mongoose, { Schema, type Model } from 'mongoose';
import pino from 'pino';
import { isDuplicateKey } from '../errors/outages';
import { insertDocument } from './insert-document';
import { applyToProjection } from './projection';
import { anId, sharedServers, uniqueName, waitFor } from '../testing';
import { Mongo } from './mongo';

interface Seat {
  seat: number;
  holder: string;
}

let mongo: Mongo;
let seats: Model<Seat>;
let commands: string[];

beforeEach(async () => {
  mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('groups')}`, pino({ level: 'silent' }));
  const schema = new Schema<Seat>({ seat: Number, holder: String });
  seats = mongo.connection.model<Seat>('Seat', schema.index({ seat: 1 }, { unique: true }));
  await mongo.start();
  commands = [];
  const db = database();
  const command = db.command.bind(db);
  db.command = (...args) => {
    commands.push(Object.keys(args[0])[0] ?? '');
    return command(...args);
  };
});

afterEach(async () => {
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

function database() {
  if (!mongo.connection.db) throw new Error('There is no connection');
  return mongo.connection.db;
}

/** Has the next command that is sent for a group end otherwise, without being sent. */
function answerInstead(answer: () => Promise<never>): void {
  const db = database();
  const command = db.command.bind(db);
  db.command = (document) => {
    commands.push(Object.keys(document)[0] ?? '');
    db.command = command;
    return answer();
  };
}

const take = (seat: number, holder: string) => insertDocument(new seats({ seat, holder }));

describe('what is inserted while another insert is under way', () => {
  it('goes together in one command', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((seat) => take(seat, 'a buyer')));
    expect(await seats.countDocuments()).toBe(5);
    // The first goes alone, by a command of the driver's own.
    expect(commands).toEqual(['insert']);
  });

  it('is refused one by one, with the index that each met', async () => {
    const takers = ['a', 'b', 'c', 'd'];
    const outcomes = await Promise.allSettled(
      takers.flatMap((taker) => [take(7, taker), take(taker.charCodeAt(0), taker)]),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused).toHaveLength(3);
    for (const reason of refused) {
      expect(isDuplicateKey(reason, 'seat')).toBe(true);
      expect(isDuplicateKey(reason, '_id')).toBe(false);
    }
    expect(await seats.countDocuments({ seat: 7 })).toBe(1);
    expect(await seats.countDocuments({ seat: { $ne: 7 } })).toBe(4);
  });

  it('is stored one by one when the command meets an outage that is over by then', async () => {
    answerInstead(() => Promise.reject(new mongoose.mongo.MongoNetworkError('gone')));
    const outcomes = await Promise.allSettled([1, 2, 3, 3].map((seat) => take(seat, 'a buyer')));
    // One by one they race, so either of the two that want seat 3 may get it.
    const refused = outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
    expect(refused).toHaveLength(1);
    expect([2, 3]).toContain(refused[0]);
    expect(await seats.countDocuments()).toBe(3);
  });

  it('fails together when the command does for a reason of its own', async () => {
    answerInstead(() => Promise.reject(new mongoose.mongo.MongoServerError({ message: 'not authorized', code: 13 })));
    const outcomes = await Promise.allSettled([1, 2, 3].map((seat) => take(seat, 'a buyer')));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await seats.countDocuments()).toBe(1);
  });

  it('does not wait long for a command that is stuck', async () => {
    answerInstead(() => new Promise(() => undefined));
    const first = take(1, 'a buyer');
    const stuck = Promise.all([take(2, 'another buyer'), take(3, 'another buyer')]);
    await first;
    await waitFor(() => commands.length === 1);
    await take(4, 'a buyer');
    expect(await Promise.race([stuck, Promise.resolve('stuck')])).toBe('stuck');
  });

  it('is a copy of another service’s aggregate, too', async () => {
    const copies = mongo.connection.model('Copy', new Schema({ name: String }, { versionKey: 'version' }));
    await mongo.start();
    const ids = [anId(), anId(), anId()];
    const applied = [...ids, ...ids].map((id) =>
      applyToProjection(copies, { id, version: 0, fields: { name: 'x' } as never }),
    );
    await Promise.all(applied);
    expect(await copies.countDocuments()).toBe(3);
    expect(commands).toEqual(['insert']);
  });
});
