import { Schema, type Collection, type Model, type Types } from 'mongoose';
import pino from 'pino';
import { anId, sharedServers, uniqueName } from '../testing';
import { GroupRead } from './group-read';
import { Mongo } from './mongo';

interface Seat {
  _id: Types.ObjectId;
  holder: string;
}

let mongo: Mongo;
let seats: Model<Seat>;
let group: GroupRead<Seat>;
let find: jest.SpyInstance<ReturnType<Collection['find']>, Parameters<Collection['find']>>;

beforeEach(async () => {
  mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('reads')}`, pino({ level: 'silent' }));
  seats = mongo.connection.model<Seat>('Seat', new Schema<Seat>({ holder: String }));
  await mongo.start();
  group = new GroupRead<Seat>(seats.collection, { holder: 1 });
  find = jest.spyOn(seats.collection, 'find');
});

afterEach(async () => {
  await mongo.connection.dropDatabase();
  await mongo.stop();
});

const aSeat = async (holder: string) => (await seats.create({ holder })).id as string;

it('finds a document, and nothing where there is none', async () => {
  const id = await aSeat('Ada');
  expect((await group.find(id))?.holder).toBe('Ada');
  await expect(group.find(anId())).resolves.toBeUndefined();
});

it('finds what is asked for at the same time in one query after the first', async () => {
  const ids = await Promise.all(['Ada', 'Bob', 'Cy', 'Di'].map(aSeat));
  const found = await Promise.all([...ids, ...ids, anId()].map((id) => group.find(id)));
  expect(found.map((seat) => seat?.holder)).toEqual([
    ...['Ada', 'Bob', 'Cy', 'Di'],
    'Ada',
    'Bob',
    'Cy',
    'Di',
    undefined,
  ]);
  expect(find).toHaveBeenCalledTimes(2);
});

it('shows a writer its own write while an older query is under way', async () => {
  const id = await aSeat('Ada');
  let answer = () => undefined as void;
  const written = new Promise<void>((resolve) => (answer = resolve));
  // The first query has read before the write, and its answer arrives after it.
  find.mockImplementationOnce((...args) => {
    const cursor = seats.collection.find(...args);
    const read = cursor.toArray();
    return Object.assign(cursor, { toArray: () => Promise.all([read, written]).then(([documents]) => documents) });
  });
  const older = group.find(id);
  await seats.updateOne({ _id: id }, { holder: 'Bob' });
  const own = group.find(id);
  answer();
  expect((await own)?.holder).toBe('Bob');
  expect(await older).toBeDefined();
});
