import { RefreshDoubt } from './refresh-doubt';

describe('whether a refresh may be refused', () => {
  let doubt: RefreshDoubt;

  beforeEach(() => {
    doubt = new RefreshDoubt();
  });

  it('may not when every answer came', () => {
    doubt.renew();
    expect(doubt.mayRefuse(1_000_000)).toBe(false);
  });

  it('may not within the grace after an answer got lost, and may afterwards', () => {
    doubt.lose(5_000);
    doubt.lose(9_000);
    expect(doubt.mayRefuse(14_999)).toBe(false);
    expect(doubt.mayRefuse(15_000)).toBe(true);
  });

  it('may at any time once the token has been replaced while a try was lost', () => {
    doubt.lose(5_000);
    doubt.renew();
    expect(doubt.mayRefuse(5_001)).toBe(true);
  });

  it('may not after signing in again', () => {
    doubt.lose(5_000);
    doubt.begin();
    expect(doubt.mayRefuse(1_000_000)).toBe(false);
  });
});
