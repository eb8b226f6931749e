import { randomFrom } from '@ticketing/test-driver/random';
import type { Sample } from '../sampling/sample';
import { bounded, business } from './expectation';
import { expectationOf } from './expectations';
import { checkFigure } from './check-figure';

const SAMPLES = 240;
const PURCHASES_PER_SAMPLE = 30;

/** Twenty minutes of a figure, read every five seconds. */
function twentyMinutes(read: (purchases: number, random: number) => number): Sample[] {
  const random = randomFrom(42);
  return Array.from({ length: SAMPLES }, (_, n) => {
    const purchases = n * PURCHASES_PER_SAMPLE;
    return { seconds: n * 5, purchases, figures: { figure: read(purchases, random.fraction()) } };
  });
}

const heap = expectationOf('heap orders');

/** A heap of 40 MB, and what is in hand at the moment. */
const busy = (_purchases: number, random: number) => 40 + 2 * random;

describe('a figure that has to stay as it is', () => {
  const judgeHeap = (samples: Sample[]) => checkFigure('figure', heap, samples);

  it('passes while work in progress comes and goes', () => {
    expect(judgeHeap(twentyMinutes(busy)).growth).toBeUndefined();
  });

  it('fails when one kilobyte for each purchase is never given back', () => {
    const leaking = twentyMinutes((purchases, random) => busy(purchases, random) + purchases / 1_024);
    const { growth, perThousandPurchases } = judgeHeap(leaking);
    expect(growth).toMatch(/lies [45]\.\d above the first, 2\.\d allowed/);
    expect(perThousandPurchases).toBeCloseTo(0.98, 1);
  });

  it('passes when it steps up early and stays there', () => {
    const stepping = twentyMinutes((purchases, random) => busy(purchases, random) + (purchases > 500 ? 4 : 0));
    expect(judgeHeap(stepping).growth).toBeUndefined();
  });

  it('fails when one of the records that must not be there comes now and then', () => {
    const letters = twentyMinutes((purchases) => Math.floor(purchases / 2_000));
    expect(checkFigure('figure', bounded(0), letters).growth).toBeDefined();
  });

  it('fails when it could not be read', () => {
    const unread = twentyMinutes((purchases) => (purchases === 300 ? NaN : 40));
    expect(judgeHeap(unread).growth).toBe('it could not be read all the time');
    expect(judgeHeap([]).growth).toBeDefined();
  });
});

describe('a figure that grows with the business', () => {
  const judgeBooks = (samples: Sample[], limit = Infinity) =>
    checkFigure('figure', business('then', { limit }), samples);

  it('passes when every purchase adds the same', () => {
    const { growth, perThousandPurchases } = judgeBooks(twentyMinutes((purchases, random) => 3 * purchases + random));
    expect(growth).toBeUndefined();
    expect(perThousandPurchases).toBeCloseTo(3_000, 0);
  });

  it('fails when every purchase adds more than the one before', () => {
    expect(judgeBooks(twentyMinutes((purchases) => purchases ** 2)).growth).toMatch(/for 1,000 purchases after/);
  });

  it('fails beyond its limit', () => {
    expect(
      judgeBooks(
        twentyMinutes((purchases) => purchases),
        5_000,
      ).growth,
    ).toBe('reached 7170, 5000 allowed');
  });

  it('passes when it has reached its limit and stays there', () => {
    expect(
      judgeBooks(
        twentyMinutes((purchases) => Math.min(purchases, 5_000)),
        5_000,
      ).growth,
    ).toBeUndefined();
  });
});

describe('a figure with a limit for each purchase', () => {
  const leaving = (kilobytes: number) => twentyMinutes((purchases) => 100 + (kilobytes * purchases) / 1_024);

  it.each(['memory redis', 'memory nats', 'data nats', 'data mongo', 'data redis', 'stream order:created, MB'])(
    'fails when %s grows by more than that, however evenly',
    (name) => {
      expect(checkFigure('figure', expectationOf(name), leaving(1)).growth).toBeUndefined();
      expect(checkFigure('figure', expectationOf(name), leaving(60)).growth).toMatch(
        /for 1,000 purchases, .* allowed|reached/,
      );
    },
  );

  it('fails beyond what the stream says that it keeps', () => {
    const channel = expectationOf('stream order:created, MB', { channelMB: 104 });
    expect(checkFigure('figure', channel, leaving(1)).growth).toMatch(/^reached 107/);
  });
});

describe('a figure without an expectation of its own', () => {
  it('is refused', () => {
    expect(() => expectationOf('secrets auth')).toThrow('There is no expectation for "secrets auth"');
  });

  it('counts as a business record in a new collection, which may grow by as much for each purchase', () => {
    expect(expectationOf('documents orders.waitinglists')).toMatchObject({ kind: 'business' });
    expect(expectationOf('documents orders.deadletters')).toMatchObject({ kind: 'bounded', tolerance: 0 });
  });
});
