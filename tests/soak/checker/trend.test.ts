import { inBlocks, isRising, slopeOf, type Point } from './trend';

const series = (...values: number[]): Point[] => values.map((y, x) => ({ x, y }));

describe('the slope of a series', () => {
  it('is that of the line it lies on', () => {
    expect(slopeOf(series(5, 8, 11, 14))).toBe(3);
  });

  it('is not moved by readings taken at a bad moment', () => {
    expect(slopeOf(series(10, 11, 12, 900, 14, 15, 0, 17, 18, 19))).toBe(1);
  });

  it('is none where time stands still', () => {
    expect(
      slopeOf([
        { x: 4, y: 1 },
        { x: 4, y: 9 },
      ]),
    ).toBe(0);
  });
});

describe('a series rises', () => {
  it('when its later readings are higher, however little', () => {
    expect(isRising(series(1, 2, 3, 4, 5, 6, 7, 8))).toBe(true);
  });

  it('not when it goes up and down, and not when it only fell', () => {
    expect(isRising(series(1, 9, 2, 8, 3, 7, 1, 9, 2, 8))).toBe(false);
    expect(isRising(series(8, 7, 6, 5, 4, 3, 2, 1))).toBe(false);
  });

  it('not when two readings are all there is', () => {
    expect(isRising(series(1, 1_000))).toBe(false);
  });
});

describe('blocks', () => {
  it('hold every reading once, in order', () => {
    const blocks = inBlocks(series(3, 1, 2, 6, 4, 5), 2);
    expect(blocks).toEqual([
      { x: 1, y: 2 },
      { x: 4, y: 5 },
    ]);
  });

  it('are as many as there are readings when those are few', () => {
    expect(inBlocks(series(3, 1), 12)).toHaveLength(2);
  });
});
