import { mailTokenKey, readMailToken, type UserMailDue, type UserMailKind } from '@ticketing/common';
import { anId, TEST_MAIL_TOKEN_KEY } from '@ticketing/common/testing';
import { accountMail } from './account-mail';

const tokenKey = mailTokenKey(TEST_MAIL_TOKEN_KEY);
const time = new Date('2027-01-31T18:30:00Z');
const publicUrl = 'https://tickets.example.com/';

const due = (kind: UserMailKind): UserMailDue => ({
  ...{ id: anId(), version: 1, requestId: anId(), kind, email: 'ada@example.com' },
  expiresAt: '2027-01-31T19:30:00.000Z',
});

describe('a mail about an account', () => {
  it.each([
    ['verification', 'Please verify your email', '/auth/verify'],
    ['password-reset', 'Choose a new password', '/auth/reset'],
    ['email-change', 'Please verify your new email', '/auth/verify'],
  ] as const)('of the kind %s links to a page, with the token of its request', (kind, subject, page) => {
    const mail = due(kind);
    const written = accountMail(mail, time, { tokenKey, publicUrl });
    expect([written.to, written.subject]).toEqual(['ada@example.com', subject]);
    const link = new RegExp(`https://tickets\\.example\\.com${page}\\?token=([\\w.-]+)`);
    for (const body of [written.text, written.html]) {
      expect(readMailToken(link.exec(body)?.[1] ?? '', [tokenKey])).toBe(mail.requestId);
      expect(body).toContain('Sunday, 31 January 2027 at 19:30 UTC');
    }
  });

  it('has the token itself where there is no address to link to', () => {
    const mail = due('password-reset');
    const { text } = accountMail(mail, time, { tokenKey });
    expect(text).not.toContain('http');
    expect(readMailToken(/Code: (\S+)/.exec(text)?.[1] ?? '', [tokenKey])).toBe(mail.requestId);
  });

  it.each([
    ['password-changed', 'Your password was changed'],
    ['email-change-requested', 'The email of your account is being changed'],
    ['erasure-requested', 'Your account will be erased'],
  ] as const)('of the kind %s has no token', (kind, subject) => {
    const mail = due(kind);
    const written = accountMail(mail, time, { tokenKey, publicUrl });
    expect(written.subject).toBe(subject);
    expect(written.text).not.toContain(mail.requestId);
    expect(written.text).toContain('When: Sunday, 31 January 2027 at 18:30 UTC');
  });
});
