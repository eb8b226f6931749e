import { settledWithin } from './settled-within';

describe('what is waited for', () => {
  it('is known in time where it succeeds or fails before', async () => {
    expect(await settledWithin(Promise.resolve('a page'), 1_000)).toBe(true);
    expect(await settledWithin(Promise.reject(new Error('no page')), 1_000)).toBe(true);
  });

  it('is not where it takes longer', async () => {
    expect(await settledWithin(new Promise(() => undefined), 1)).toBe(false);
  });
});
