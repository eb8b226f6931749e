import { uniqueName } from '@ticketing/common/testing';
import { createConnection, type Connection } from 'mongoose';
import { attemptCountModel } from '../models/attempt-count';
import { authSettings } from '../testing/start-auth';
import { aClock } from '../testing/clock';
import { WindowCounter } from './window-counter';

const LIMIT = 5;
const clock = aClock();
let connection: Connection;
let counter: WindowCounter;

beforeAll(async () => {
  connection = await createConnection(authSettings().MONGO_URI ?? '', { autoIndex: false }).asPromise();
  counter = new WindowCounter({ counts: attemptCountModel(connection), windowMs: 600_000, now: clock.now });
});

afterAll(() => connection.close());

const tryAtOnce = async (key: string, times: number) => {
  const results = await Promise.all(Array.from({ length: times }, () => counter.count(key, LIMIT)));
  return results.filter(({ counted }) => counted).length;
};

const countOf = async (key: string) => (await counter.read([key])).get(key)?.count;

describe('the counter of attempts', () => {
  it('counts exactly up to the limit for a hundred simultaneous attempts', async () => {
    for (let round = 0; round < 3; round += 1) {
      const key = uniqueName('key');
      expect(await tryAtOnce(key, 100)).toBe(LIMIT);
      expect(await countOf(key)).toBe(LIMIT);
    }
  });

  it('counts exactly up to the limit again in the next window', async () => {
    const key = uniqueName('key');
    await tryAtOnce(key, LIMIT);
    clock.advance({ seconds: 600 });
    expect(await countOf(key)).toBeUndefined();
    expect(await tryAtOnce(key, 100)).toBe(LIMIT);
  });

  it('has one place again after an undo, also when many were refused', async () => {
    const key = uniqueName('key');
    const { until } = await counter.count(key, LIMIT);
    await tryAtOnce(key, 20);
    await counter.undo(key, until);
    expect(await countOf(key)).toBe(LIMIT - 1);
    expect(await tryAtOnce(key, 20)).toBe(1);
  });

  it('undoes nothing in a later window', async () => {
    const key = uniqueName('key');
    const { until } = await counter.count(key, LIMIT);
    clock.advance({ seconds: 600 });
    await counter.count(key, LIMIT);
    await counter.undo(key, until);
    expect(await countOf(key)).toBe(1);
  });
});
