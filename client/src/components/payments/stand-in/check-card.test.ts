import { missingIn } from './check-card';

describe('a card that is not complete', () => {
  it('names each empty input', () => {
    expect(Object.keys(missingIn({ number: '', expiry: '', cvc: '' }))).toEqual(['number', 'expiry', 'cvc']);
    expect(Object.keys(missingIn({ number: '4242 4242 4242 4242', expiry: '12', cvc: '' }))).toEqual(['expiry', 'cvc']);
  });

  it('lacks nothing once all of it is there', () => {
    expect(missingIn({ number: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123' })).toEqual({});
  });
});
