import { moreIsBetter, summarize, type Figure } from './figure';

/** Where a figure has one round only, its spread is unknown: smaller changes than this count as noise. */
const NOISE = 0.1;

/** Whether a figure is worse than before by more than noise: even its best round is worse than the worst one was. */
export function isSlower(now: Figure, before: Figure): boolean {
  const [current, former] = [summarize(now.rounds), summarize(before.rounds)];
  if (moreIsBetter(now)) return current.max < former.min && current.median < former.median * (1 - NOISE);
  return current.min > former.max && current.median > former.median * (1 + NOISE);
}

/** The names of those that are worse than before by more than noise. */
export function slowerThan(before: Map<string, Figure>, figures: Figure[]): string[] {
  const slower = figures.filter((figure) => {
    const former = before.get(figure.name);
    return former !== undefined && isSlower(figure, former);
  });
  return slower.map(({ name }) => name);
}
