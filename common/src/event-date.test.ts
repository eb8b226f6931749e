import { isDay, endsAt, readEventDate, readTimeZone, startsAt } from './event-date';

describe('readEventDate', () => {
  it.each(
    Object.entries({
      '2027-02-28': '2027-02-28',
      '2028-02-29': '2028-02-29',
      '2027-06-01T00:00:00Z': '2027-06-01T00:00:00.000Z',
      '2027-06-01t20:15:30z': '2027-06-01T20:15:30.000Z',
      '2027-06-01T20:15:30.123456789Z': '2027-06-01T20:15:30.123Z',
      '2027-06-01T01:00:00+02:00': '2027-05-31T23:00:00.000Z',
      '9999-12-31T23:59:59.999Z': '9999-12-31T23:59:59.999Z',
    }),
  )('reads %s as %s', (given, expected) => {
    expect(readEventDate(given)).toBe(expected);
  });

  it.each([
    ...['2027-02-29', '2027-13-01', '2027-00-10', '2027-06-31', '2027-6-1', '', 'tomorrow', ' 2027-06-01'],
    ...['2027-02-30T00:00:00Z', '2027-06-01T24:00:00Z', '2027-06-01T20:00:60Z', '2027-06-01T20:00:00'],
    ...['2027-06-01 20:00:00Z', '9999-12-31T23:59:59-01:00', '+002027-06-01'],
  ])('refuses %j', (given) => {
    expect(readEventDate(given)).toBeUndefined();
  });

  it('takes a moment at midnight in UTC for no day', () => {
    expect(isDay('2027-06-01')).toBe(true);
    expect(isDay('2027-06-01T00:00:00.000Z')).toBe(false);
  });
});

describe('readTimeZone', () => {
  it.each(['Europe/London', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+12', 'Pacific/Kiritimati'])(
    'knows %s',
    (zone) => {
      expect(readTimeZone(zone)).toBe(zone);
    },
  );

  it('spells a zone as the database does', () => {
    expect(readTimeZone('europe/london')).toBe('Europe/London');
  });

  it.each(['Etc/Unknown', '+01:00', '-05', 'Mars/Olympus', '', ' UTC', 'Europe/London\n'])('refuses %j', (zone) => {
    expect(readTimeZone(zone)).toBeUndefined();
  });
});

describe('endsAt', () => {
  it.each([
    ['2026-12-31', 'America/New_York', '2027-01-01T05:00:00.000Z'],
    ['2026-12-31', 'Asia/Tokyo', '2026-12-31T15:00:00.000Z'],
    ['2026-12-31', 'Pacific/Kiritimati', '2026-12-31T10:00:00.000Z'],
    // The days on which the clocks change have 23 and 25 hours.
    ['2027-03-28', 'Europe/London', '2027-03-28T23:00:00.000Z'],
    ['2027-10-31', 'Europe/London', '2027-11-01T00:00:00.000Z'],
    // A day that begins at 01:00, since the clocks skip midnight.
    ['2026-09-05', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ])('ends the day %s in %s at %s', (day, zone, expected) => {
    expect(endsAt(day, zone).toISOString()).toBe(expected);
  });

  it('ends a day without a zone, or in an unknown one, when it is over everywhere on Earth', () => {
    expect(endsAt('2026-12-31').toISOString()).toBe('2027-01-01T12:00:00.000Z');
    expect(endsAt('2026-12-31', 'Etc/Unknown').toISOString()).toBe('2027-01-01T12:00:00.000Z');
  });

  it('ends a moment as it comes, in every zone', () => {
    expect(endsAt('2026-12-31T00:00:00.000Z', 'Asia/Tokyo').toISOString()).toBe('2026-12-31T00:00:00.000Z');
  });
});

describe('startsAt', () => {
  it.each([
    ['2027-06-01', undefined, '2027-06-01T00:00:00.000Z'],
    ['2027-06-01', 'Asia/Tokyo', '2027-05-31T15:00:00.000Z'],
    ['2027-06-01', 'America/New_York', '2027-06-01T04:00:00.000Z'],
    // A day that begins at 01:00, since the clocks skip midnight.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['2027-06-01', 'Etc/Unknown', '2027-06-01T00:00:00.000Z'],
    ['2027-06-01T19:30:00.000Z', 'Asia/Tokyo', '2027-06-01T19:30:00.000Z'],
  ])('begins %s in %s at %s', (date, zone, moment) => {
    expect(startsAt(date, zone).toISOString()).toBe(moment);
  });
});
