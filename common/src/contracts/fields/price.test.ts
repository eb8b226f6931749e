import fc from 'fast-check';
import { parsePrice } from './price';

describe('the price of a ticket', () => {
  it.each([
    [0.5, 50],
    [0.57, 57],
    [1.15, 115],
    [19.99, 1_999],
    [5, 500],
    [999_999.99, 99_999_999],
    ['19.99', 1_999],
    ['5', 500],
    ['5.5', 550],
    ['0.50', 50],
    ['999999.99', 99_999_999],
  ])('%j is %d in the minor unit', (value, amount) => {
    expect(parsePrice(value)).toBe(amount);
  });

  it.each(['1e3', ' 5', '5 ', '05', '.5', '5.', '5.123', '+5', '-5', '0x10', '1,000', '', 'Infinity', '٣'])(
    'is not the text %j',
    (value) => expect(() => parsePrice(value)).toThrow('Price is required'),
  );

  it.each([[undefined], [null], [true], [[5]], [{ $gt: 0 }]])('is not %j', (value) => {
    expect(() => parsePrice(value)).toThrow('Price is required');
  });

  it.each([0, -1, 0.49, '0.49', '0'])('%j is too little', (value) => {
    expect(() => parsePrice(value)).toThrow('Price must be at least 0.50');
  });

  it.each([1_000_000, '1000000', 1e300, '9'.repeat(400)])('%j is too much', (value) => {
    expect(() => parsePrice(value)).toThrow('Price must be at most 999,999.99');
  });

  it.each([19.999, 0.501, 1.005, 19.990000000000002])('%d is finer than a cent', (value) => {
    expect(() => parsePrice(value)).toThrow('at most two decimals');
  });

  it('is the same as a number and in digits, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 99_999_999 }), (amount) => {
        expect(parsePrice(amount / 100)).toBe(amount);
        expect(parsePrice((amount / 100).toFixed(2))).toBe(amount);
      }),
    );
  });
});
