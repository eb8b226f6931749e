/** What is measured in one go is told in so many parts: their spread is that of rounds. */
export const WINDOWS = 3;

/** Values in the order in which they came, in windows of as many each. */
export function inWindows<T>(values: T[], count = WINDOWS): T[][] {
  const edge = (n: number) => Math.round((n * values.length) / count);
  return Array.from({ length: count }, (_, n) => values.slice(edge(n), edge(n + 1)));
}
