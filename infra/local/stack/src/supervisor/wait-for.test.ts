import { waitFor } from './wait-for';

const never = () => new Promise<boolean>(() => undefined);

describe('waiting for a condition', () => {
  it('ends once it holds', async () => {
    let calls = 0;
    const isThird = () => Promise.resolve((calls += 1) === 3);
    expect(await waitFor(isThird, { timeout: 10_000, interval: 1 })).toBe(true);
    expect(calls).toBe(3);
  });

  it('ends after the timeout, also when the condition does not settle', async () => {
    expect(await waitFor(() => Promise.resolve(false), { timeout: 20, interval: 1 })).toBe(false);
    expect(await waitFor(never, { timeout: 20 })).toBe(false);
  });

  it('ends when it is aborted, also when the condition does not settle', async () => {
    const aborting = new AbortController();
    const waiting = waitFor(never, { timeout: 60_000, signal: aborting.signal });
    aborting.abort();
    expect(await waiting).toBe(false);
    expect(await waitFor(() => Promise.resolve(true), { timeout: 60_000, signal: aborting.signal })).toBe(false);
  });

  it('passes on what the condition throws', async () => {
    await expect(waitFor(() => Promise.reject(new Error('broken')), { timeout: 60_000 })).rejects.toThrow('broken');
  });
});
