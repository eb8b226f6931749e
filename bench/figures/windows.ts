/** The number of windows of a single measurement: their spread stands for that of rounds. */
export const WINDOWS = 3;

/** Values in the order in which they came, in windows of as many each. */
export function inWindows<T>(values: T[], count = WINDOWS): T[][] {
  const edge = (n: number) => Math.round((n * values.length) / count);
  return Array.from({ length: count }, (_, n) => values.slice(edge(n), edge(n + 1)));
}
