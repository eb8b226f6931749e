import { placeOf } from './place';

describe('the place of a ticket', () => {
  it.each([
    [{ section: 'Stalls', row: 'C', seats: ['12', '13', '14'] }, 'Section Stalls, row C, seats 12, 13 and 14'],
    [{ seats: ['A1'] }, 'Seat A1'],
    [{ row: 'C' }, 'Row C'],
    [{}, undefined],
  ])('of %j is in words: %s', (place, words) => {
    expect(placeOf(place)).toBe(words);
  });
});
