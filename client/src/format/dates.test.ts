import { formatDate, formatStub, formatTimeOfDay, isOver, usesReaderZone } from './dates';
import { TEST_ZONES } from './test-zones';

describe.each(TEST_ZONES)('for a reader in %s', (zone) => {
  it('formats a day as it is', () => {
    expect(formatDate({ date: '2026-12-12' }, zone)).toBe('Saturday 12 December 2026');
    expect(formatDate({ date: '2026-12-12', timeZone: 'America/New_York' }, zone)).toBe('Saturday 12 December 2026');
    expect(formatStub({ date: '2026-12-12' }, zone)).toEqual({ weekday: 'Sat', day: '12', month: 'Dec', year: '2026' });
  });

  it('formats a New York event in New York time', () => {
    const event = { date: '2026-12-13T00:00:00.000Z', timeZone: 'America/New_York' };
    expect(formatDate(event, zone)).toBe('Saturday 12 December 2026, 19:00 New York time');
    expect(formatStub(event, zone)).toEqual({ weekday: 'Sat', day: '12', month: 'Dec', year: '2026' });
  });

  it.each([
    ['2027-03-14T06:30:00.000Z', 'America/New_York', 'Sunday 14 March 2027, 01:30 New York time'],
    ['2027-03-14T07:30:00.000Z', 'America/New_York', 'Sunday 14 March 2027, 03:30 New York time'],
    ['2027-11-07T05:30:00.000Z', 'America/New_York', 'Sunday 7 November 2027, 01:30 New York time'],
    ['2027-11-07T06:30:00.000Z', 'America/New_York', 'Sunday 7 November 2027, 01:30 New York time'],
    ['2027-03-28T00:59:00.000Z', 'Europe/London', 'Sunday 28 March 2027, 00:59 London time'],
    ['2027-03-28T01:00:00.000Z', 'Europe/London', 'Sunday 28 March 2027, 02:00 London time'],
    ['2027-10-31T00:30:00.000Z', 'Europe/London', 'Sunday 31 October 2027, 01:30 London time'],
    ['2027-10-31T01:30:00.000Z', 'Europe/London', 'Sunday 31 October 2027, 01:30 London time'],
    ['2026-12-31T10:00:00.000Z', 'Pacific/Kiritimati', 'Friday 1 January 2027, 00:00 Kiritimati time'],
  ])('%s in %s is %s', (date, timeZone, text) => {
    expect(formatDate({ date, timeZone }, zone)).toBe(text);
  });
});

describe('a timestamp without a time zone', () => {
  const event = { date: '2027-07-02T18:30:00.000Z' };

  it.each([
    ['America/New_York', 'Friday 2 July 2027, 14:30 your time'],
    ['America/Los_Angeles', 'Friday 2 July 2027, 11:30 your time'],
    ['Asia/Tokyo', 'Saturday 3 July 2027, 03:30 your time'],
    ['Pacific/Kiritimati', 'Saturday 3 July 2027, 08:30 your time'],
    ['Europe/London', 'Friday 2 July 2027, 19:30 your time'],
    ['UTC', 'Friday 2 July 2027, 18:30 UTC'],
  ])('is shown to a reader in %s as %s', (zone, text) => {
    expect(formatDate(event, zone)).toBe(text);
    expect(usesReaderZone(event)).toBe(true);
  });

  it('also covers a time zone that is unknown here', () => {
    const elsewhere = { ...event, timeZone: 'Etc/Unknown' };
    expect(formatTimeOfDay(elsewhere, 'Asia/Tokyo')).toBe('03:30 your time');
    expect(usesReaderZone(elsewhere)).toBe(true);
  });

  it('keeps its time at midnight UTC', () => {
    expect(formatDate({ date: '2027-07-02T00:00:00.000Z' }, 'America/New_York')).toBe(
      'Thursday 1 July 2027, 20:00 your time',
    );
  });
});

describe('isOver', () => {
  it.each([
    ['2026-12-31', 'America/New_York', '2027-01-01T05:00:00Z'],
    ['2026-12-31', 'America/Los_Angeles', '2027-01-01T08:00:00Z'],
    ['2026-12-31', 'Asia/Tokyo', '2026-12-31T15:00:00Z'],
    ['2026-12-31', 'Pacific/Kiritimati', '2026-12-31T10:00:00Z'],
    // The days on which the clocks change have 23 and 25 hours.
    ['2027-03-28', 'Europe/London', '2027-03-28T23:00:00Z'],
    ['2027-10-31', 'Europe/London', '2027-11-01T00:00:00Z'],
    // Without a zone the day ends when it has ended everywhere.
    ['2026-12-31', undefined, '2027-01-01T12:00:00Z'],
    ['2026-12-31', 'Etc/Unknown', '2027-01-01T12:00:00Z'],
    ['2026-12-31T20:00:00.000Z', 'Asia/Tokyo', '2026-12-31T20:00:00Z'],
  ])('%s in %s is over from %s on', (date, timeZone, end) => {
    expect(isOver({ date, timeZone }, Date.parse(end) - 1)).toBe(false);
    expect(isOver({ date, timeZone }, Date.parse(end))).toBe(true);
  });

  it('is false without a date', () => {
    expect(isOver({}, Date.now())).toBe(false);
  });
});
