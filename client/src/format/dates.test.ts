import { formatDate, formatStub } from './dates';
import { toInstant, toLocal } from './zone';

describe('dates in words', () => {
  it('are the same day everywhere where there is no time of day', () => {
    for (const zone of ['America/Los_Angeles', 'UTC', 'Pacific/Auckland']) {
      expect(formatDate('2026-12-12T00:00:00.000Z', zone)).toBe('Saturday 12 December 2026');
    }
  });

  it('are read in the reader’s zone where there is one', () => {
    expect(formatDate('2027-07-02T18:30:00.000Z', 'Europe/London')).toBe('Friday 2 July 2027, 19:30');
    expect(formatDate('2027-07-02T18:30:00.000Z', 'Asia/Tokyo')).toBe('Saturday 3 July 2027, 03:30');
  });

  it('say that they are in UTC where the reader’s zone is not known', () => {
    expect(formatDate('2027-07-02T18:30:00.000Z', 'UTC')).toBe('Friday 2 July 2027, 18:30 UTC');
  });

  it('are short on a stub', () => {
    expect(formatStub('2026-09-05T00:00:00.000Z', 'UTC')).toEqual({ weekday: 'Sat', day: '5', month: 'Sep' });
  });
});

describe('a time that a seller types', () => {
  it.each([
    ['2027-07-02T19:30', 'Europe/London', '2027-07-02T18:30:00.000Z'],
    ['2027-01-02T19:30', 'Europe/London', '2027-01-02T19:30:00.000Z'],
    ['2027-01-01T00:15', 'Asia/Kathmandu', '2026-12-31T18:30:00.000Z'],
    ['2027-03-28T03:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ])('%s in %s is %s, and back', (local, zone, instant) => {
    expect(toInstant(local, zone)).toBe(instant);
    expect(toLocal(instant, zone)).toBe(local);
  });
});
