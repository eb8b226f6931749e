import { z } from 'zod';
import { id, time } from './formats';
import { limits } from './limits';

/** A user, as the API shows it. */
export const user = z.object({ id, email: z.string() }).meta({ id: 'User' });

/** The user of a session, with what the token of the session says of the account. */
export const sessionUser = user
  .extend({
    verified: z.boolean().meta({ description: 'Whether the user has shown to receive mails at this email.' }),
    administrator: z.literal(true).optional(),
  })
  .meta({ id: 'SessionUser' });

/** The user of a session, or null without one. */
export const currentUser = z.object({ currentUser: sessionUser.nullable() }).meta({ id: 'CurrentUser' });

export type User = z.output<typeof user>;
/** A device that a user is signed in on. */
export const device = z
  .object({
    id,
    createdAt: time.meta({ description: 'When it signed in.' }),
    lastUsedAt: time.meta({ description: 'When its session was renewed last.' }),
    device: z.string().meta({ description: 'The browser and the system, in words.' }),
    current: z.boolean().meta({ description: 'Whether it is the one that asks.' }),
  })
  .meta({ id: 'Device' });

/** All that auth keeps of a user. */
export const accountExport = z
  .object({ account: sessionUser.extend({ createdAt: time }), devices: z.array(device) })
  .meta({ id: 'AccountExport' });

export type Device = z.output<typeof device>;
export type SessionUser = z.output<typeof sessionUser>;
export type CurrentUser = z.output<typeof currentUser>;

// The rules are auth's: what it takes as an email and a password depends on its configuration and on the account's age.
/** The body of a request that signs in. */
export const credentials = z
  .object({
    email: z.string().meta({
      description:
        'Trimmed, and compared in NFC and lower case, the domain in its ASCII form. No invisible characters.',
      format: 'email',
      maxLength: limits.email.max,
    }),
    password: z.string().meta({ description: 'Not trimmed; counted and compared in NFC.', minLength: 1 }),
  })
  .meta({ id: 'Credentials' });

/** The body of a request that makes an account. */
export const newCredentials = credentials
  .extend({
    password: credentials.shape.password.meta({ minLength: limits.password.min, maxLength: limits.password.max }),
  })
  .meta({ id: 'NewCredentials' });

/** The body of a request for a mail with which a new password can be chosen. */
export const passwordResetRequest = credentials.pick({ email: true }).meta({ id: 'PasswordResetRequest' });

const mailToken = z.string().meta({ description: 'The token of the link in a mail. It can be used once.' });

/** The body of a request that shows that a mail has arrived. */
export const verification = z.object({ token: mailToken }).meta({ id: 'Verification' });

/** The body of a request that chooses a new password by the link in a mail. */
export const passwordReset = newCredentials
  .pick({ password: true })
  .extend({ token: mailToken })
  .meta({ id: 'PasswordReset' });

/** The body of a request that erases the account of the session's user. */
export const erasure = credentials.pick({ password: true }).meta({ id: 'Erasure' });

/** The body of a request that changes the password of the session's user. */
export const passwordChange = newCredentials
  .pick({ password: true })
  .extend({ current: credentials.shape.password })
  .meta({ id: 'PasswordChange' });

export type Credentials = z.output<typeof credentials>;
