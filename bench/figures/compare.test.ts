import { isSlower, slowerThan } from './compare';
import type { Figure } from './figure';

const throughputOf = (...rounds: number[]): Figure => ({ name: 'requests', unit: '/s', rounds });
const timeOf = (...rounds: number[]): Figure => ({ name: 'hop', unit: 'ms', rounds });

describe('the mark of a slowdown', () => {
  it('is set when even the best round is worse than the worst one was', () => {
    expect(isSlower(throughputOf(700, 750, 800), throughputOf(900, 1_000, 1_100))).toBe(true);
    expect(isSlower(timeOf(12, 13, 14), timeOf(9, 10, 11))).toBe(true);
  });

  it('is not set while the rounds of both runs overlap: the machine is that noisy', () => {
    expect(isSlower(throughputOf(700, 750, 910), throughputOf(900, 1_000, 1_100))).toBe(false);
    expect(isSlower(timeOf(10, 13, 14), timeOf(9, 10, 11))).toBe(false);
  });

  it('is not set for what has become better', () => {
    expect(isSlower(throughputOf(2_000), throughputOf(1_000))).toBe(false);
    expect(isSlower(timeOf(5), timeOf(10))).toBe(false);
  });

  it('is not set for a few per cent where a single round has no spread', () => {
    expect(isSlower(timeOf(105), timeOf(100))).toBe(false);
    expect(isSlower(timeOf(115), timeOf(100))).toBe(true);
  });
});

describe('what has become slower', () => {
  const before = new Map([throughputOf(900, 1_000), timeOf(9, 10)].map((figure) => [figure.name, figure]));

  it('is named', () => {
    expect(slowerThan(before, [throughputOf(900, 1_000), timeOf(19, 20)])).toEqual(['hop']);
  });

  it('is nothing where nothing was measured before', () => {
    expect(slowerThan(new Map(), [timeOf(1_000)])).toEqual([]);
  });
});
