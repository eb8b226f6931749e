import { user } from '../contracts/user';
import { version } from '../contracts/formats';
import { defineEvent, type EventData } from './event';

const account = user.extend({ version });

/** An account was made. */
export const userRegistered = defineEvent('user:registered', account);
/** The email of an account was changed, and the new one is verified. */
export const userEmailChanged = defineEvent('user:email-changed', account);

export type UserEmailChanged = EventData<typeof userEmailChanged>;
