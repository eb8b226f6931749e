import { z } from 'zod';
import { id } from './formats';
import { limits } from './limits';

/** A user, as the API shows it. */
export const user = z.object({ id, email: z.string() }).meta({ id: 'User' });

/** The user of a session, or null without one. */
export const currentUser = z.object({ currentUser: user.nullable() }).meta({ id: 'CurrentUser' });

export type User = z.output<typeof user>;
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

export type Credentials = z.output<typeof credentials>;
