import { SharedRead } from './shared-read';

describe('SharedRead', () => {
  let stored = 'old';
  let reads: ((value?: Error) => void)[] = [];
  const shared = () =>
    new SharedRead(() => {
      const value = stored;
      return new Promise<string>((resolve, reject) => reads.push((error) => (error ? reject(error) : resolve(value))));
    });
  const turn = () => new Promise(setImmediate);
  beforeEach(() => {
    stored = 'old';
    reads = [];
  });

  it('reads again for callers that arrive during a read, once for all of them', async () => {
    const read = shared();
    const first = read.get();
    stored = 'new';
    const [second, third] = [read.get(), read.get()];
    expect(reads).toHaveLength(1);

    reads[0]?.();
    await turn();
    expect(reads).toHaveLength(2);
    reads[1]?.();
    expect(await Promise.all([first, second, third])).toEqual(['old', 'new', 'new']);
  });

  it('starts over after an idle period', async () => {
    const read = shared();
    const first = read.get();
    reads[0]?.();
    expect(await first).toBe('old');
    stored = 'new';
    const second = read.get();
    reads[1]?.();
    expect(await second).toBe('new');
  });

  it('fails only the callers of the read that failed', async () => {
    const read = shared();
    const first = read.get();
    const second = read.get();
    reads[0]?.(new Error('unreachable'));
    await expect(first).rejects.toThrow('unreachable');
    await turn();
    reads[1]?.();
    expect(await second).toBe('old');
  });
});
