import { shortOrderNumber } from './order-number';

describe('the short number of an order', () => {
  it('is the end of the whole one, in two groups', () => {
    expect(shortOrderNumber('6929c1f2a4b3c2d14f2a91c0')).toBe('4f2a 91c0');
  });
});
