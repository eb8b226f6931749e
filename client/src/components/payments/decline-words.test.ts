import { declineWords } from './decline-words';

describe('the words of a decline', () => {
  it('end with a full stop and have one piece of advice', () => {
    expect(declineWords('Your card has expired. Please try another card', false)).toBe(
      'Your card has expired. Please try another card.',
    );
    expect(declineWords('Your card was declined', false)).toBe(
      'Your card was declined. Try again or use another card.',
    );
  });

  it('say that the ticket is still reserved only where it is', () => {
    expect(declineWords('Your card was declined.', true)).toMatch(/ Your ticket is still reserved\.$/);
    expect(declineWords('Your card was declined.', false)).not.toMatch(/reserved/);
  });
});
