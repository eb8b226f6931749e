import { errorFrom } from './errors';
import { rateLimitMessage } from './rate-limit-message';

describe('rateLimitMessage', () => {
  it.each([
    ['1', '1 second'],
    ['45', '45 seconds'],
    ['300', '5 minutes'],
    ['301', '6 minutes'],
    ['86400', '24 hours'],
    ['Fri, 01 Jan 2027 12:10:00 GMT', '10 minutes'],
  ])('formats a Retry-After of %s', (retryAfter, wait) => {
    const now = Date.parse('2027-01-01T12:00:00Z');
    expect(rateLimitMessage(['You have six unpaid reservations'], retryAfter, now)).toBe(
      `You have six unpaid reservations. You can try again in ${wait}.`,
    );
  });

  it('gives one piece of advice without a Retry-After', () => {
    expect(rateLimitMessage(['Too many tries, please wait'], undefined)).toBe('Too many tries, please wait.');
    expect(rateLimitMessage(['Too many declines'], 'soon')).toBe('Too many declines. Please try again later.');
    expect(rateLimitMessage([], undefined)).toBe('That was too often. Please try again later.');
  });

  it('is used for responses with status 429', () => {
    const { errors } = errorFrom(429, { errors: [{ message: 'Too many tries' }] }, '60');
    expect(errors).toEqual([{ message: 'Too many tries. You can try again in 60 seconds.' }]);
  });
});
