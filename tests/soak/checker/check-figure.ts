import type { Sample } from '../sampling/sample';
import type { Bounded, Business, Expectation } from './expectation';
import { inBlocks, isRising, slopeOf, type Point } from './trend';

export interface FigureResult {
  figure: string;
  expectation: Expectation;
  first: number;
  last: number;
  perHour: number;
  perThousandPurchases: number;
  /** Why it is said to grow without end; undefined when it does not. */
  growth: string | undefined;
}

const BLOCKS = 12;
/** The later purchases may leave half as much again as the earlier ones: more than that is no constant any more. */
const ACCELERATION = 1.5;

/** @param samples without those of the warm-up */
export function checkFigure(figure: string, expectation: Expectation, samples: Sample[]): FigureResult {
  const readings = samples.map(({ figures }) => figures[figure] ?? NaN);
  const byHour = samples.map(({ seconds }, n) => ({ x: seconds / 3_600, y: readings[n] ?? NaN }));
  const byPurchase = samples.map(({ purchases }, n) => ({ x: purchases, y: readings[n] ?? NaN }));
  return {
    figure,
    expectation,
    first: readings[0] ?? NaN,
    last: readings.at(-1) ?? NaN,
    perHour: slopeOf(inBlocks(byHour, BLOCKS)),
    perThousandPurchases: 1_000 * slopeOf(inBlocks(byPurchase, BLOCKS)),
    growth: missing(readings) ?? growthOf(expectation, byHour, byPurchase),
  };
}

/** A figure that could not be read is no figure that does not grow. */
function missing(readings: number[]): string | undefined {
  return readings.length === 0 || readings.some(Number.isNaN) ? 'it could not be read all the time' : undefined;
}

function growthOf(expectation: Expectation, byHour: Point[], byPurchase: Point[]): string | undefined {
  return expectation.kind === 'bounded' ? driftOf(expectation, byHour) : accelerationOf(expectation, byPurchase);
}

/** A step up early or late is no trend: the last third has to be above the first, and the readings between them to rise. */
function driftOf({ tolerance, share }: Bounded, points: Point[]): string | undefined {
  const blocks = inBlocks(points, BLOCKS);
  const [first = NaN, , last = NaN] = inBlocks(blocks, 3).map(({ y }) => y);
  const rise = last - first;
  const allowed = tolerance + share * first;
  if (rise <= allowed || !isRising(blocks)) return undefined;
  return `the last third lies ${rise.toFixed(1)} above the first, ${allowed.toFixed(1)} allowed`;
}

function accelerationOf({ step, limit, perPurchase }: Business, points: Point[]): string | undefined {
  const highest = Math.max(...points.map(({ y }) => y));
  if (highest > limit) return `reached ${highest}, ${limit} allowed`;
  const half = Math.ceil(points.length / 2);
  const [earlier, later] = [points.slice(0, half), points.slice(half)];
  const [before, after] = [earlier, later].map((points) => slopeOf(inBlocks(points, BLOCKS)));
  const [left, most] = [slopeOf(inBlocks(points, BLOCKS)), perPurchase + step / Math.max(span(points), 1)];
  if (left > most) return `${(1_000 * left).toFixed(1)} for 1,000 purchases, ${(1_000 * most).toFixed(1)} allowed`;
  const allowed = ACCELERATION * Math.max(before ?? 0, 0) + step / Math.max(span(later), 1);
  if ((after ?? 0) <= allowed) return undefined;
  return `${(1_000 * (after ?? 0)).toFixed(1)} for 1,000 purchases after ${(1_000 * (before ?? 0)).toFixed(1)}`;
}

const span = (points: Point[]) => (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
