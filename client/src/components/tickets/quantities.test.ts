import { quantitiesOnSale } from '@ticketing/common';
import { quantitiesOf } from './quantities';

describe('the numbers that the page of a ticket offers', () => {
  it('are those that the API sells', () => {
    for (const split of ['any', 'none', 'no-single'] as const) {
      for (let quantity = 2; quantity <= 10; quantity += 1) {
        for (let available = 0; available <= quantity; available += 1) {
          const remainder = { quantity, split, available };
          expect({ ...remainder, offered: quantitiesOf(remainder) }).toEqual({
            ...remainder,
            offered: quantitiesOnSale(remainder),
          });
        }
      }
    }
  });
});
