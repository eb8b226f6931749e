import { settledWithin } from './settled-within';

describe('settledWithin', () => {
  it('is true if the promise settles in time', async () => {
    expect(await settledWithin(Promise.resolve('a page'), 1_000)).toBe(true);
    expect(await settledWithin(Promise.reject(new Error('no page')), 1_000)).toBe(true);
  });

  it('is false if it takes longer', async () => {
    expect(await settledWithin(new Promise(() => undefined), 1)).toBe(false);
  });
});
