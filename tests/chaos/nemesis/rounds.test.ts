import { randomFrom } from '@ticketing/test-driver/random';
import { namedGaps } from './failpoints';
import type { Injector } from './fault-generators';
import { nameOf } from './faults';
import { rounds } from './rounds';
import { noting } from './testing/noting';

/** What the first rounds of a seed do, in words. */
async function firstOf(seed: number, count: number, notes = noting()): Promise<string[]> {
  const drawn = rounds(randomFrom(seed));
  for (let n = 0; n < count; n += 1) {
    const { pauseMs, faults } = drawn.next().value;
    notes.lines.push(`after ${pauseMs} ms`);
    await Promise.all(faults.map((inject) => inject(notes.faults)));
  }
  return notes.lines;
}

/** Draws whenever it likes, as the choice of old events does, whose number is the run's business. */
function drawingLate(): ReturnType<typeof noting> {
  const notes = noting();
  const repeat: Injector['repeat'] = async (_subjects, count, random) => {
    notes.lines.push(`repeat ${count}`);
    for (let n = 0; n < 7; n += 1) {
      await Promise.resolve();
      random.fraction();
    }
  };
  return { ...notes, faults: { ...notes.faults, repeat } };
}

describe('the rounds of the nemesis', () => {
  it('depend on the seed alone, however much randomness an injected fault consumes', async () => {
    const lines = await firstOf(42, 60);
    expect(lines.filter((line) => line.startsWith('repeat'))).not.toEqual([]);
    expect(await firstOf(42, 60, drawingLate())).toEqual(lines);
    expect(await firstOf(43, 60)).not.toEqual(lines);
  });

  it('begin with the named gaps', async () => {
    const crashes = (await firstOf(42, namedGaps.length)).filter((line) => line.startsWith('crash'));
    expect(crashes.map((line) => line.split(' ').at(-1))).toEqual(namedGaps.map(({ step }) => step));
  });

  it('hit a server oftener than a replica of a service, and each of those', async () => {
    const hit = (await firstOf(42, 2_000)).flatMap((line) => /^(?:kill|pause) (\S+)/.exec(line)?.[1] ?? []);
    const times = (name: string) => hit.filter((other) => other === name).length;
    for (const server of ['mongo', 'nats', 'redis']) expect(times(server)).toBeGreaterThan(2 * times('orders-1'));
    for (const { name, replica } of noting().faults.targets)
      expect(times(nameOf({ name, replica }))).toBeGreaterThan(0);
  });

  it('have reads of a stand-in fail as well now and then', async () => {
    const troubles = (await firstOf(42, 200)).filter((line) => line.startsWith('standIn'));
    expect(new Set(troubles.map((line) => line.split(' ').at(-1)))).toEqual(new Set(['POST', 'any']));
  });
});
