import { formatWhen, stubOf } from './when';

const now = Date.parse('2026-11-30T12:00:00Z');
const restOf = (date: string, timeZone?: string, zone = 'Europe/London') =>
  formatWhen({ date, ...(timeZone && { timeZone }) }, zone, now)?.rest;

describe('the date beside a stub', () => {
  it.each([
    ['the time and whose it is', '2026-12-13T00:00:00.000Z', 'America/New_York', '19:00 New York time'],
    ['that it is the reader’s time', '2026-12-12T19:30:00.000Z', undefined, '19:30 your time'],
    ['the year, too, where it is another', '2027-07-02T18:30:00.000Z', 'Europe/London', '2027, 19:30 London time'],
    ['the year alone of a day in another year', '2027-07-02', 'Europe/London', '2027'],
    ['nothing of a day in this year', '2026-12-12', 'Europe/London', ''],
  ])('shows %s', (_what, date, timeZone, rest) => {
    expect(restOf(date, timeZone)).toBe(rest);
  });

  it('omits the current year of the event’s own time zone', () => {
    const newYear = Date.parse('2026-12-31T11:00:00Z');
    const event = { date: '2027-01-01T06:00:00.000Z', timeZone: 'Pacific/Kiritimati' };
    expect(formatWhen(event, 'Europe/London', newYear)?.rest).toBe('20:00 Kiritimati time');
  });

  it('repeats nothing that is on the stub', () => {
    const when = formatWhen({ date: '2027-07-02T18:30:00.000Z', timeZone: 'Europe/London' }, 'Asia/Tokyo', now);
    expect(when && stubOf(when)).toEqual({ weekday: 'Fri', day: '2', month: 'Jul' });
    expect(when?.rest).not.toMatch(/Fri|\b2\b|Jul/);
    expect(when?.whole).toBe('Friday 2 July 2027, 19:30 London time');
  });
});

describe('formatWhen', () => {
  it('marks only times in the reader’s zone for formatting in the browser', () => {
    expect(formatWhen({ date: '2026-12-12T19:30:00.000Z' }, 'UTC', now)?.readers).toEqual({ zone: 'UTC', now });
    expect(formatWhen({ date: '2026-12-12T19:30:00.000Z', timeZone: 'Asia/Tokyo' }, 'UTC', now)).not.toHaveProperty(
      'readers',
    );
    expect(formatWhen({ date: '2026-12-12' }, 'UTC', now)).not.toHaveProperty('readers');
  });

  it('returns undefined without a date', () => {
    expect(formatWhen({}, 'UTC', now)).toBeUndefined();
  });
});
