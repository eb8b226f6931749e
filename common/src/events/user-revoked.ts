import { z } from 'zod';
import { id, version } from '../contracts/formats';
import { defineEvent } from './event';

const account = z.object({ id, version });

/** An account was revoked: its user can no longer sign in. */
export const userRevoked = defineEvent('user:revoked', account);
/** The revocation of an account was ended. */
export const userReinstated = defineEvent('user:reinstated', account);
