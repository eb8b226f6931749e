import type { Sample } from '../sampling/sample';
import { expectationOf, type Limits } from './expectations';
import { checkFigure, type FigureResult } from './check-figure';

const LONGEST_WARM_UP_SECONDS = 600;

/**
 * Judges every figure that was ever read. The first third, at most ten minutes, is left out: caches fill, connections are
 * made, V8 compiles.
 */
export function checkFigures(samples: Sample[], limits: Limits): FigureResult[] {
  const whole = samples.at(-1)?.seconds ?? 0;
  const warmUp = Math.min(whole / 3, LONGEST_WARM_UP_SECONDS);
  const checked = samples.filter(({ seconds }) => seconds >= warmUp);
  const names = new Set(checked.flatMap(({ figures }) => Object.keys(figures)));
  return [...names].sort().map((name) => checkFigure(name, expectationOf(name, limits), checked));
}
