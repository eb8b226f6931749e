import { mailTokenOf, type UserMailDue, type UserMailKind } from '@ticketing/common';
import type { KeyObject } from 'node:crypto';
import { compose, type Link } from './compose';
import { formatTime } from './format';
import type { Mail } from './mail';

/** What the links in mails about accounts are made of. */
export interface AccountLinks {
  tokenKey: KeyObject;
  /** The address of the shop; without it a mail has the token instead of a link. */
  publicUrl?: string | undefined;
}

interface Wording {
  subject: string;
  opening: string;
  closing: string;
  /** The page that posts the token, and the words of the link to it. */
  link?: { page: string; text: string };
}

const NOT_YOU = 'If it was not you, please choose a new password at once, under “Forgot your password?”.';

const wordings: Record<UserMailKind, Wording> = {
  verification: {
    subject: 'Please verify your email',
    opening: 'Welcome. Please confirm that this is your email, so that your tickets reach you.',
    closing: 'If you did not make an account with us, please ignore this mail.',
    link: { page: '/auth/verify', text: 'Verify my email' },
  },
  'password-reset': {
    subject: 'Choose a new password',
    opening: 'You asked for a new password. The link can be used once.',
    closing: 'If you did not ask for it, please ignore this mail: your password stays as it is.',
    link: { page: '/auth/reset', text: 'Choose a new password' },
  },
  'email-change': {
    subject: 'Please verify your new email',
    opening: 'You asked us to use this email for your account. Please confirm that it is yours.',
    closing: 'Until then your account keeps the email that it has. If you did not ask for it, please ignore this mail.',
    link: { page: '/auth/verify', text: 'Use this email' },
  },
  'password-changed': {
    subject: 'Your password was changed',
    opening: 'The password of your account was changed, and other devices were signed out.',
    closing: NOT_YOU,
  },
  'erasure-requested': {
    subject: 'Your account will be erased',
    opening: 'You asked us to erase your account. You were signed out, and your tickets stay on sale until then.',
    closing:
      'If you change your mind, sign in: that keeps your account. If it was not you, sign in and choose a new password.',
  },
  'email-change-requested': {
    subject: 'The email of your account is being changed',
    opening: 'Someone who knows your password asked us to use another email for your account.',
    closing: NOT_YOU,
  },
};

/**
 * A mail about an account.
 *
 * @param time when it became due
 */
export function accountMail(due: UserMailDue, time: Date, links: AccountLinks): Mail {
  const { subject, opening, closing, link } = wordings[due.kind];
  const when: [string, string] = link
    ? ['Valid until', formatTime(new Date(due.expiresAt))]
    : ['When', formatTime(time)];
  const message = { to: due.email, subject, opening, closing };
  if (!link) return compose({ ...message, facts: [when] });
  const token = mailTokenOf(due.requestId, links.tokenKey);
  if (links.publicUrl === undefined) return compose({ ...message, facts: [['Code', token], when] });
  return compose({ ...message, facts: [when], link: linkTo(link, token, links.publicUrl) });
}

function linkTo({ page, text }: { page: string; text: string }, token: string, publicUrl: string): Link {
  const url = new URL(page, publicUrl);
  url.searchParams.set('token', token);
  return { text, url: url.href };
}
