import { formatAmount, formatDate, formatPrice } from './format';

describe('money in a mail', () => {
  it.each([
    [1999, 'gbp', '£19.99'],
    [115, 'GBP', '£1.15'],
    [99_999_999, 'gbp', '£999,999.99'],
    [0, 'eur', '€0.00'],
    [1999, 'jpy', 'JP¥1,999'],
    [1999, 'kwd', 'KWD\u00a01.999'],
  ])('%i of %s in the smallest unit is %s', (amount, currency, written) => {
    expect(formatAmount(amount, currency)).toBe(written);
  });

  it.each([
    [19.99, '£19.99'],
    [0.57, '£0.57'],
    [20, '£20.00'],
  ])('%d in the major unit is %s', (price, written) => {
    expect(formatPrice(price, 'gbp')).toBe(written);
  });
});

describe('a date in a mail', () => {
  it('is in UTC, whatever the machine is set to, and says so', () => {
    expect(formatDate('2027-01-31T23:30:00.000Z')).toBe('Sunday, 31 January 2027 at 23:30 UTC');
  });
});
