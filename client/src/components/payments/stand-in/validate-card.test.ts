import { validateCard } from './validate-card';

describe('validateCard', () => {
  it('has a message for each empty field', () => {
    expect(Object.keys(validateCard({ number: '', expiry: '', cvc: '' }))).toEqual(['number', 'expiry', 'cvc']);
    expect(Object.keys(validateCard({ number: '4242 4242 4242 4242', expiry: '12', cvc: '' }))).toEqual([
      'expiry',
      'cvc',
    ]);
  });

  it('has no message for a complete card', () => {
    expect(validateCard({ number: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123' })).toEqual({});
  });
});
