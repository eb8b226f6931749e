import { InvalidInputError, type Money } from '@ticketing/common';
import { parseDate, parseTimeZone, requireDateAhead } from './date';

describe('the date of a ticket', () => {
  it.each([
    ['2027-02-28', '2027-02-28'],
    ['2028-02-29', '2028-02-29'],
    ['2027-06-01T00:00:00Z', '2027-06-01T00:00:00.000Z'],
    ['2027-06-01T20:15:30Z', '2027-06-01T20:15:30.000Z'],
    ['2027-06-01t20:15:30z', '2027-06-01T20:15:30.000Z'],
    ['2027-06-01T20:15:30.5Z', '2027-06-01T20:15:30.500Z'],
    ['2027-06-01T20:15:30.123456789Z', '2027-06-01T20:15:30.123Z'],
    ['2027-06-01T01:00:00+02:00', '2027-05-31T23:00:00.000Z'],
    ['2027-05-31T20:00:00-05:30', '2027-06-01T01:30:00.000Z'],
    ['2027-05-31T20:00:00-00:00', '2027-05-31T20:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('reads %s as %s', (value, expected) => {
    expect(parseDate(value)).toBe(expected);
  });

  it.each([null, undefined])('is none when it is %s', (value) => {
    expect(parseDate(value)).toBeUndefined();
  });

  it.each([
    ...['2027-02-29', '2027-02-30T00:00:00Z', '2027-13-01', '2027-00-10', '2027-06-31', '2027-06-00'],
    ...['2027-06-01T24:00:00Z', '2027-06-01T20:60:00Z', '2027-06-01T20:00:60Z', '2027-06-01T20:00Z'],
    ...['2027-06-01T20:00:00', '2027-06-01 20:00:00Z', '2027-06-01T20:00:00.Z', '2027-06-01T20:00:00+24:00'],
    ...['2027-06-01T20:00:00+0200', '2027-6-1', '27-06-01', '+002027-06-01', '2027', '1 June 2027', 'tomorrow', ''],
    ...[' 2027-06-01', '2027-06-01\n', '9999-12-31T23:59:59-01:00'],
    ...[1_800_000_000_000, true, ['2027-06-01'], { $gt: '' }],
  ])('is not %j', (value) => {
    expect(() => parseDate(value)).toThrow('Date must be a day');
  });
});

describe('the time zone of a ticket', () => {
  it.each(['Europe/London', 'America/Argentina/Buenos_Aires', 'UTC'])('may be %s', (zone) => {
    expect(parseTimeZone(zone)).toBe(zone);
  });

  it.each([null, undefined])('is none when it is %s', (value) => {
    expect(parseTimeZone(value)).toBeUndefined();
  });

  it.each(['Mars/Olympus', 'Etc/Unknown', '+01:00', '', 'Europe/London ', 1, true, ['UTC'], { $gt: '' }])(
    'is not %j',
    (value) => expect(() => parseTimeZone(value)).toThrow('Time zone must be the name of an IANA time zone'),
  );
});

describe('an event that is over', () => {
  const ticket = { title: 'Winter concert', price: 1999 as Money };
  const check = (date: string, timeZone: string | undefined, now: string, present?: string) => () =>
    requireDateAhead({ ...ticket, date, timeZone }, new Date(now), present);

  it.each([
    // A day ends in its own zone, also when the clocks change; without a zone it ends everywhere on Earth.
    ['2027-06-01', 'Asia/Tokyo', '2027-06-01T14:59:59.999Z', '2027-06-01T15:00:00Z'],
    ['2027-06-01', 'America/Los_Angeles', '2027-06-02T06:59:59.999Z', '2027-06-02T07:00:00Z'],
    ['2027-03-28', 'Europe/London', '2027-03-28T22:59:59.999Z', '2027-03-28T23:00:00Z'],
    ['2027-10-31', 'Europe/London', '2027-10-31T23:59:59.999Z', '2027-11-01T00:00:00Z'],
    ['2027-06-01', undefined, '2027-06-02T11:59:59.999Z', '2027-06-02T12:00:00Z'],
    ['2027-06-01T19:30:00.000Z', undefined, '2027-06-01T19:29:59.999Z', '2027-06-01T19:30:00Z'],
    ['2027-06-01T00:00:00.000Z', 'Asia/Tokyo', '2027-05-31T23:59:59.999Z', '2027-06-01T00:00:00Z'],
  ])('on %s in %s is accepted at %s, and refused at %s', (date, zone, before, after) => {
    expect(check(date, zone, before)).not.toThrow();
    expect(check(date, zone, after)).toThrow(InvalidInputError);
  });

  it('may be kept, but not replaced by another past date', () => {
    const now = '2027-06-10T12:00:00Z';
    expect(check('2027-06-01', undefined, now, '2027-06-01')).not.toThrow();
    expect(check('2027-06-02', undefined, now, '2027-06-01')).toThrow('Date must lie ahead: this day is over');
    expect(check('2027-06-01T00:00:00.000Z', undefined, now, '2027-06-01')).toThrow('this moment is past');
  });
});
