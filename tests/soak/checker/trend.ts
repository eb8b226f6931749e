/** A reading: when (or after how many purchases), and how much. */
export interface Point {
  x: number;
  y: number;
}

/** One in a hundred series without a trend seems to rise this clearly. */
const ONE_PER_CENT = 2.33;

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** The Theil–Sen estimator: the median of the slopes of all pairs, which three outliers in ten do not move (Sen, 1968). */
export function slopeOf(points: Point[]): number {
  const slopes = points.flatMap((a, index) =>
    points.slice(index + 1).flatMap((b) => (b.x === a.x ? [] : [(b.y - a.y) / (b.x - a.x)])),
  );
  return slopes.length === 0 ? 0 : median(slopes);
}

/**
 * Whether more pairs rise than chance explains: the Mann–Kendall test (Kendall, 1975). Of readings that are equal it takes
 * no notice, which only makes it slower to say yes.
 */
export function isRising(points: Point[]): boolean {
  const n = points.length;
  const surplus = points
    .flatMap((a, index) => points.slice(index + 1).map((b) => Math.sign(b.y - a.y)))
    .reduce((sum, sign) => sum + sign, 0);
  const deviation = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  return n > 2 && (surplus - 1) / deviation > ONE_PER_CENT;
}

/**
 * Joins readings that follow one another into `count` blocks, each with their medians. What is read every few seconds depends on what was read
 * just before; the blocks hardly do, as the test for a trend has it.
 */
export function inBlocks(points: Point[], count: number): Point[] {
  const size = Math.max(points.length / count, 1);
  const blocks = Array.from({ length: Math.min(count, points.length) }, (_, n) =>
    points.slice(Math.round(n * size), Math.round((n + 1) * size)),
  );
  return blocks.map((block) => ({ x: median(block.map(({ x }) => x)), y: median(block.map(({ y }) => y)) }));
}
