import { whatBecameOf } from './what-became-of';

describe('what became of a listing', () => {
  it.each([
    ['on-sale', 1, 1, 'Buyers can reserve it at any time.'],
    ['on-sale', 4, 4, 'All 4 are still there.'],
    ['on-sale', 4, 2, '2 of 4 are still there, 2 reserved or sold.'],
    ['reserved', 4, 0, 'Nothing is left for now. What isn’t paid in time goes back on sale.'],
    ['sold', 1, 0, 'It is sold and paid for.'],
    ['withdrawn', 3, 1, '2 tickets sold, the rest taken off the market.'],
    ['withdrawn', 1, 1, 'You took it off the market.'],
    ['past', 1, 1, 'Its date has passed. With another date it is on sale again.'],
  ] as const)('%s, of %d with %d left, is: %s', (status, quantity, available, words) => {
    expect(whatBecameOf({ status, quantity, available })).toBe(words);
  });
});
