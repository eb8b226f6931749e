import { parseDate, parseTimeZone } from './event-date';

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
