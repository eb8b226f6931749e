import { refundMessage } from './refund-message';

describe('refundMessage', () => {
  it.each([
    ['due', '£12.50 is on its way back to your card. You don’t have to do anything.'],
    ['done', 'We returned £12.50 to your card. Your bank may take some days to show it.'],
    ['failed', 'Your bank did not take £12.50 back. We will get in touch with you to return it in another way.'],
  ] as const)('that is %s says what becomes of the money', (status, words) => {
    expect(refundMessage({ status, amount: 1250 }, 'GBP')).toBe(words);
  });
});
