import { RefreshUncertainty } from './refresh-uncertainty';

describe('whether a refresh may be refused', () => {
  let uncertainty: RefreshUncertainty;

  beforeEach(() => {
    uncertainty = new RefreshUncertainty();
  });

  it('may not when every answer came', () => {
    uncertainty.renew();
    expect(uncertainty.mayRefuse(1_000_000)).toBe(false);
  });

  it('may not within the grace after an answer got lost, and may afterwards', () => {
    uncertainty.lose(5_000);
    uncertainty.lose(9_000);
    expect(uncertainty.mayRefuse(14_999)).toBe(false);
    expect(uncertainty.mayRefuse(15_000)).toBe(true);
  });

  it('may at any time once the token has been replaced while a try was lost', () => {
    uncertainty.lose(5_000);
    uncertainty.renew();
    expect(uncertainty.mayRefuse(5_001)).toBe(true);
  });

  it('may not after signing in again', () => {
    uncertainty.lose(5_000);
    uncertainty.begin();
    expect(uncertainty.mayRefuse(1_000_000)).toBe(false);
  });
});
