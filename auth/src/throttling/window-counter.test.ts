import { uniqueName } from '@ticketing/common/testing';
import { createConnection, type Connection } from 'mongoose';
import { signInFailuresModel } from '../models/sign-in-failures';
import { authSettings } from '../testing/auth';
import { aClock } from '../testing/clock';
import { FailureCounter } from './failure-counter';

const LIMIT = 5;
const clock = aClock();
let connection: Connection;
let counter: FailureCounter;

beforeAll(async () => {
  connection = await createConnection(authSettings().MONGO_URI ?? '', { autoIndex: false }).asPromise();
  counter = new FailureCounter(signInFailuresModel(connection), clock.now);
});

afterAll(() => connection.close());

const failAtOnce = async (key: string, times: number) => {
  const results = await Promise.all(Array.from({ length: times }, () => counter.count(key, LIMIT)));
  return results.filter(({ counted }) => counted).length;
};

const failuresOf = async (key: string) => (await counter.read([key])).get(key)?.failures;

describe('the counter of failures', () => {
  it('counts exactly up to the limit, of a hundred at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const key = uniqueName('key');
      expect(await failAtOnce(key, 100)).toBe(LIMIT);
      expect(await failuresOf(key)).toBe(LIMIT);
    }
  });

  it('counts exactly up to the limit again, of a hundred at once, in the next window', async () => {
    const key = uniqueName('key');
    await failAtOnce(key, LIMIT);
    clock.advance({ seconds: 600 });
    expect(await failuresOf(key)).toBeUndefined();
    expect(await failAtOnce(key, 100)).toBe(LIMIT);
  });

  it('has one place again for one that is taken back, however many were refused', async () => {
    const key = uniqueName('key');
    const { until } = await counter.count(key, LIMIT);
    await failAtOnce(key, 20);
    await counter.takeBack(key, until);
    expect(await failuresOf(key)).toBe(LIMIT - 1);
    expect(await failAtOnce(key, 20)).toBe(1);
  });

  it('takes nothing back from a later window', async () => {
    const key = uniqueName('key');
    const { until } = await counter.count(key, LIMIT);
    clock.advance({ seconds: 600 });
    await counter.count(key, LIMIT);
    await counter.takeBack(key, until);
    expect(await failuresOf(key)).toBe(1);
  });
});
