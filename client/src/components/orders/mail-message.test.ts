import { mailMessage } from './mail-message';

describe('mailMessage', () => {
  it.each([
    ['bounced', 'We could not deliver the confirmation to a…@example.com (the mailbox does not exist).'],
    ['blocked', 'We could not deliver the confirmation to a…@example.com (its mail server refused the mail).'],
    ['suppressed', 'We could not deliver the confirmation to a…@example.com (an earlier mail to it came back).'],
    [undefined, 'We could not deliver the confirmation to a…@example.com.'],
  ] as const)('of a mail that is %s says why it was not delivered', (reason, words) => {
    expect(mailMessage({ status: 'undelivered', to: 'a…@example.com', reason })).toBe(words);
  });

  it('of a mail that is sent again says where it goes', () => {
    expect(mailMessage({ status: 'due', to: 'a…@example.com' })).toBe(
      'We have sent the confirmation again, to a…@example.com.',
    );
  });
});
