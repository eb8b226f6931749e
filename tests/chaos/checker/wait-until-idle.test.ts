import { waitUntilIdle } from './wait-until-idle';

const WAITS = { within: 50, stillFor: 30, everyMs: 5 };
/** Long enough that three looks fit into it on a machine that is busy. */
const LONG = { within: 5_000, stillFor: 500, everyMs: 5 };

/** Gives one answer after the other, and the last one from then on. */
function telling(...answers: string[][]): () => Promise<string[]> {
  return () => Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) ?? []);
}

describe('waiting until idle', () => {
  it('ends once no work has been pending for a while', async () => {
    expect(await waitUntilIdle(telling(['one'], []), WAITS)).toEqual([]);
  });

  it('restarts when work appears after an idle moment', async () => {
    let asked = 0;
    const ask = () => Promise.resolve((asked += 1) === 3 ? ['late'] : []);
    const from = Date.now();
    await waitUntilIdle(ask, LONG);
    expect(Date.now() - from).toBeGreaterThanOrEqual(LONG.stillFor + 2 * LONG.everyMs - 2);
    expect(asked).toBeGreaterThan(3);
  });

  it('returns the pending work at the end of the time', async () => {
    expect(await waitUntilIdle(telling(['one'], ['two']), WAITS)).toEqual(['two']);
    expect(await waitUntilIdle(() => Promise.reject(new Error('away')), WAITS)).toEqual(['cannot be asked: away']);
  });
});
