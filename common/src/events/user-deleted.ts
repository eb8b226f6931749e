import { z } from 'zod';
import { id, version } from '../contracts/formats';
import { defineEvent } from './event';

/** An account was erased: nothing that is kept of its user may have the email any more. */
export const userDeleted = defineEvent('user:deleted', z.object({ id, version }));
