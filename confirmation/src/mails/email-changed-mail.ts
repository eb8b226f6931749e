import type { UserEmailChanged } from '@ticketing/common';
import { compose } from './compose';
import type { Mail } from './mail';

/** The mail that tells a user that a new email is in force. */
export const emailChangedMail = ({ email }: UserEmailChanged): Mail =>
  compose({
    to: email,
    subject: 'Your email was changed',
    opening: 'From now on this is the email of your account: sign in with it, and find your tickets here.',
    facts: [['Email', email]],
    closing: 'Your password stays as it is.',
  });
