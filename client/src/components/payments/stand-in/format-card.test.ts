import { formatCardNumber, formatCvc, formatExpiry } from './format-card';

describe('a card as it is typed', () => {
  it('has its number in groups', () => {
    expect(formatCardNumber('4242424242424242')).toBe('4242 4242 4242 4242');
    expect(formatCardNumber('4242-4242 x')).toBe('4242 4242');
  });

  it.each([
    ['1', '1'],
    ['5', '05'],
    ['12', '12'],
    ['123', '12 / 3'],
    ['12 / 34', '12 / 34'],
    ['12 /', '12'],
  ])('has %j as an expiry of %j', (typed, shown) => {
    expect(formatExpiry(typed)).toBe(shown);
  });

  it('has a CVC of digits alone', () => {
    expect(formatCvc('12a345')).toBe('1234');
  });
});
