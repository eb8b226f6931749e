import { declineMessage } from './decline-message';

describe('declineMessage', () => {
  it('ends with a full stop and gives one piece of advice', () => {
    expect(declineMessage('Your card has expired. Please try another card', false)).toBe(
      'Your card has expired. Please try another card.',
    );
    expect(declineMessage('Your card was declined', false)).toBe(
      'Your card was declined. Try again or use another card.',
    );
  });

  it('says that the ticket is still reserved only if it is', () => {
    expect(declineMessage('Your card was declined.', true)).toMatch(/ Your ticket is still reserved\.$/);
    expect(declineMessage('Your card was declined.', false)).not.toMatch(/reserved/);
  });
});
