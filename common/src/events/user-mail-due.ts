import { z } from 'zod';
import { id, time, version } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

/** The mails about an account. The first three have a link with a token. */
const kind = z.enum([
  'verification',
  'password-reset',
  'email-change',
  'password-changed',
  'email-change-requested',
  'erasure-requested',
]);

/** A mail about an account is due. The token of its link is not part of the event: see `mailTokenOf`. */
export const userMailDue = defineEvent(
  'user:mail-due',
  z.object({ id, version, requestId: id, kind, email: z.string(), expiresAt: time }),
);

export type UserMailDue = EventData<typeof userMailDue>;
export type UserMailKind = UserMailDue['kind'];
