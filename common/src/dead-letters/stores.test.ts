import { Redis } from 'ioredis';
import pino from 'pino';
import { Mongo } from '../mongo/mongo';
import { sharedServers, uniqueName } from '../testing';
import { DeadLetters, type DeadLetterStore } from './dead-letters';
import { mongoDeadLetters } from '../mongo/dead-letters';
import { redisDeadLetters } from '../jobs/redis/dead-letters';

const mongo = new Mongo(`${sharedServers().mongoUri}${uniqueName('letters')}`, pino({ level: 'silent' }));
const redis = new Redis(sharedServers().redisUrl);
const stores: Record<string, () => DeadLetterStore> = {
  MongoDB: () => mongoDeadLetters(mongo.connection),
  Redis: () => redisDeadLetters(redis, uniqueName('letters')),
};

beforeAll(() => mongo.start());
beforeEach(() => mongo.connection.dropDatabase());
afterAll(async () => {
  await mongo.connection.dropDatabase();
  await mongo.stop();
  await redis.quit();
});

const letter = (n: number) => ({ subject: 'order:created', payload: `${n}`, reason: 'poison', attempts: 1 });

describe.each(Object.keys(stores))('dead letters in %s', (name) => {
  const store = () => (stores[name] as () => DeadLetterStore)();

  it('drop the oldest and say how many when there are too many', async () => {
    const letters = new DeadLetters(store(), 100);
    let dropped = 0;
    letters.whenDropped((count) => (dropped += count));
    for (let n = 0; n < 100; n += 1) await letters.park(letter(n));
    expect(dropped).toBe(0);
    for (let n = 100; n < 105; n += 1) await letters.park(letter(n));
    const kept = (await letters.list()).map(({ payload }) => Number(payload));
    expect(kept.length + dropped).toBe(105);
    expect(kept.length).toBeLessThanOrEqual(100);
    expect(kept.length).toBeGreaterThanOrEqual(98);
    // Of letters of the same millisecond any may go first.
    expect(kept).toEqual(expect.arrayContaining([100, 101, 102, 103, 104]));
  });

  it('go on after a letter, in the same order, also among letters of the same moment', async () => {
    const letters = store();
    const at = [1_000, 2_000, 2_000, 2_000, 3_000];
    for (const [n, time] of at.entries()) await letters.save({ ...letter(n), id: `${n}`, firstSeenAt: new Date(time) });
    const all = await letters.list(10);
    expect(all.map(({ id }) => id)).toEqual(['4', '1', '2', '3', '0']);
    for (const [index, after] of all.entries())
      expect(await letters.list(2, after)).toEqual(all.slice(index + 1, index + 3));
  });

  it('drop what is older than a time, and say how many', async () => {
    const stored = store();
    for (const n of [1, 2, 3]) await stored.save({ ...letter(n), id: `${n}`, firstSeenAt: new Date(n * 1_000) });
    const all = new DeadLetters(stored);
    let dropped = 0;
    all.whenDropped((count) => (dropped += count));
    await all.dropBefore(new Date(3_000));
    expect(dropped).toBe(2);
    expect((await all.list()).map(({ id }) => id)).toEqual(['3']);
  });

  it('can be removed by what their events have', async () => {
    const letters = new DeadLetters(store());
    for (const n of [1, 2, 12]) await letters.park(letter(n));
    await letters.removeWith('2');
    expect((await letters.list()).map(({ payload }) => payload)).toEqual(['1']);
  });

  it('keep the beginning alone of what is too large to be an event', async () => {
    const letters = new DeadLetters(store());
    await letters.park({ ...letter(0), payload: 'x'.repeat(102_401) });
    await letters.park({ ...letter(0), payload: 'y'.repeat(102_400) });
    const kept = new Map(
      (await letters.list()).map(({ payload, cut }) => [payload[0], { length: payload.length, cut }]),
    );
    expect(kept.get('x')).toEqual({ length: 10_000, cut: true });
    expect(kept.get('y')).toEqual({ length: 102_400, cut: undefined });
  });
});
