import { fromStoredDate } from './stored-event-date';

describe('fromStoredDate', () => {
  it.each([
    ['2027-06-01', '2027-06-01'],
    ['2027-06-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z'],
    [new Date('2027-06-01T00:00:00Z'), '2027-06-01'],
    [new Date('2027-06-01T19:30:00Z'), '2027-06-01T19:30:00.000Z'],
  ])('reads %j as %s', (stored, date) => {
    expect(fromStoredDate(stored)).toBe(date);
  });
});
