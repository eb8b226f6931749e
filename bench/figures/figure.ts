/** The unit of a figure, which decides whether more is better. */
export type Unit = '/s' | 'µs' | 'ms' | 's' | 'MB' | 'kB' | 'CLS';

/** The aim of a figure: a share of the bare server's, or a value of its own. */
export type Aim = { shareOfBare: number } | { value: number };

/** The values of all rounds, beside those of the bare server where it does the same. */
export interface Figure {
  name: string;
  unit: Unit;
  rounds: number[];
  bare?: number[];
  aim?: Aim;
}

/** A figure that the bare server has, too. */
export type Beside = Figure & { bare: number[] };

export const moreIsBetter = ({ unit }: Pick<Figure, 'unit'>): boolean => unit === '/s';

/** The median of all rounds, and their spread. */
export interface Summary {
  median: number;
  min: number;
  max: number;
}

export function summarize(rounds: number[]): Summary {
  return { median: median(rounds), min: Math.min(...rounds), max: Math.max(...rounds) };
}

/** The value that a percentage of the values does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? NaN;
}

export const median = (values: number[]) => percentile(values, 50);

/**
 * Ours by the bare server's: the median of the rounds' own ratios, since the two halves of a round had the same machine.
 */
export function ratioToBare({ rounds, bare = [] }: Figure): number {
  return median(rounds.flatMap((value, n) => value / (bare[n] ?? NaN)).filter(Number.isFinite));
}

/** Whether a figure meets its aim; undefined where it has none. */
export function meetsAim(figure: Figure): boolean | undefined {
  const { aim, rounds } = figure;
  if (aim === undefined) return undefined;
  if ('shareOfBare' in aim) return ratioToBare(figure) >= aim.shareOfBare;
  return moreIsBetter(figure) ? median(rounds) >= aim.value : median(rounds) <= aim.value;
}
