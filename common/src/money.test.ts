import fc from 'fast-check';
import { toMoney, toPrice, type Money } from './money';

describe('money', () => {
  it.each([
    [0.57, 57],
    [1.15, 115],
    [19.99, 1_999],
    [999_999.99, 99_999_999],
  ])('turns the price %d into exactly %d', (price, amount) => {
    expect(toMoney(price)).toBe(amount);
  });

  it('goes there and back for every amount that can be charged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (amount) => toMoney(toPrice(amount as Money)) === amount),
    );
  });

  it.each([0.001, 19.999, -1, NaN, Infinity])('refuses %d', (price) => {
    expect(() => toMoney(price)).toThrow(RangeError);
  });
});
