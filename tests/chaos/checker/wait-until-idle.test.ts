import { waitUntilIdle } from './wait-until-idle';

const WAITS = { within: 50, stillFor: 30, everyMs: 5 };
/** Long enough that three looks fit into it on a machine that is busy. */
const LONG = { within: 5_000, stillFor: 500, everyMs: 5 };

/** Tells of one thing after the other, and of the last for ever. */
function telling(...answers: string[][]): () => Promise<string[]> {
  return () => Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) ?? []);
}

describe('becoming quiet', () => {
  it('is over once nothing has gone on for a while', async () => {
    expect(await waitUntilIdle(telling(['one'], []), WAITS)).toEqual([]);
  });

  it('begins anew when something comes after a moment of quiet', async () => {
    let asked = 0;
    const ask = () => Promise.resolve((asked += 1) === 3 ? ['late'] : []);
    const from = Date.now();
    await waitUntilIdle(ask, LONG);
    expect(Date.now() - from).toBeGreaterThanOrEqual(LONG.stillFor + 2 * LONG.everyMs - 2);
    expect(asked).toBeGreaterThan(3);
  });

  it('tells what goes on at the end of the time', async () => {
    expect(await waitUntilIdle(telling(['one'], ['two']), WAITS)).toEqual(['two']);
    expect(await waitUntilIdle(() => Promise.reject(new Error('away')), WAITS)).toEqual(['cannot be asked: away']);
  });
});
