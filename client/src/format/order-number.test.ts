import { shortOrderNumber } from './order-number';

describe('shortOrderNumber', () => {
  it('takes the last eight digits in two groups', () => {
    expect(shortOrderNumber('6929c1f2a4b3c2d14f2a91c0')).toBe('4f2a 91c0');
  });
});
