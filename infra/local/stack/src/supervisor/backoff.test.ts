import { Backoff } from './backoff';

/** Ends a process again and again, each time so many milliseconds after its start. */
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
  it('is none for a process that is killed now and then', () => {
    expect(delaysAfter([60_000, 500, 60_000, 500])).toEqual([0, 0, 0, 0]);
  });

  it('grows for one that ends as soon as it is started, up to ten seconds', () => {
    expect(delaysAfter([1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([0, 250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it('is none again after a quiet while', () => {
    expect(delaysAfter([1, 1, 1, 20_000])).toEqual([0, 250, 500, 0]);
  });
});
