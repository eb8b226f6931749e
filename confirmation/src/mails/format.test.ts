import { formatAmount, formatEventDate, formatPrice } from './format';

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
  it.each([
    ['2027-01-31', undefined, 'Sunday, 31 January 2027'],
    ['2027-01-31', 'Asia/Tokyo', 'Sunday, 31 January 2027 (Asia/Tokyo)'],
    ['2027-01-31T00:00:00.000Z', undefined, 'Sunday, 31 January 2027 at 00:00 UTC'],
    ['2027-01-31T23:30:00.000Z', undefined, 'Sunday, 31 January 2027 at 23:30 UTC'],
    ['2027-01-31T23:30:00.000Z', 'UTC', 'Sunday, 31 January 2027 at 23:30 UTC'],
    ['2027-01-31T23:30:00.000Z', 'Asia/Tokyo', 'Monday, 1 February 2027 at 08:30 (Asia/Tokyo)'],
    ['2027-01-31T23:30:00.000Z', 'Mars/Olympus', 'Sunday, 31 January 2027 at 23:30 UTC'],
    // Before and after the clocks change.
    ['2027-03-28T00:59:00.000Z', 'Europe/London', 'Sunday, 28 March 2027 at 00:59 (Europe/London)'],
    ['2027-03-28T01:00:00.000Z', 'Europe/London', 'Sunday, 28 March 2027 at 02:00 (Europe/London)'],
    ['2027-11-07T05:30:00.000Z', 'America/New_York', 'Sunday, 7 November 2027 at 01:30 (America/New_York)'],
    ['2027-11-07T06:30:00.000Z', 'America/New_York', 'Sunday, 7 November 2027 at 01:30 (America/New_York)'],
  ])('%s in %s is written as %s, whatever the time zone of the machine', (date, zone, written) => {
    expect(formatEventDate(date, zone)).toBe(written);
  });
});
