import { InvalidInputError, type Money } from '@ticketing/common';
import { requireDateAhead } from './require-date-ahead';

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
