import { formatCardNumber, formatCvc, formatExpiry } from './format-card';

describe('card input formatting', () => {
  it('groups the digits of the number', () => {
    expect(formatCardNumber('4242424242424242')).toBe('4242 4242 4242 4242');
    expect(formatCardNumber('4242-4242 x')).toBe('4242 4242');
  });

  it.each(
    Object.entries({
      '1': '1',
      '5': '05',
      '12': '12',
      '123': '12 / 3',
      '12 / 34': '12 / 34',
      '12 /': '12',
    }),
  )('formats the expiry %j as %j', (typed, shown) => {
    expect(formatExpiry(typed)).toBe(shown);
  });

  it('drops everything but digits from the CVC', () => {
    expect(formatCvc('12a345')).toBe('1234');
  });
});
