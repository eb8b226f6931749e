import { Backoff } from './backoff';

/** Ends a process repeatedly, each time the given milliseconds after its start. */
function delaysAfter(lifetimes: number[]): number[] {
  let now = 0;
  const backoff = new Backoff(() => now);
  return lifetimes.map((lifetime) => {
    backoff.started();
    now += lifetime;
    return backoff.ended();
  });
}

describe('the delay before a restart', () => {
  it('is zero for a process that is killed occasionally', () => {
    expect(delaysAfter([60_000, 500, 60_000, 500])).toEqual([0, 0, 0, 0]);
  });

  it('grows up to ten seconds for a process that exits right after its start', () => {
    expect(delaysAfter([1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([0, 250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it('is zero again after a stable period', () => {
    expect(delaysAfter([1, 1, 1, 20_000])).toEqual([0, 250, 500, 0]);
  });
});
