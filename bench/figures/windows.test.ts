import { summarize } from './figure';
import { inWindows } from './windows';

describe('windows', () => {
  it('hold every value once, in order', () => {
    expect(inWindows([1, 2, 3, 4, 5, 6, 7])).toEqual([
      [1, 2],
      [3, 4, 5],
      [6, 7],
    ]);
  });

  it('show that a part was slower, which one figure for all hides', () => {
    const slowerAtTheEnd = [10, 10, 10, 10, 40, 40];
    expect(summarize(inWindows(slowerAtTheEnd).map(([first = NaN]) => first))).toEqual({
      median: 10,
      min: 10,
      max: 40,
    });
  });
});
