import { z } from 'zod';
import { time } from './formats';

/** Why a mail was not delivered: the mailbox does not exist, its server refused the mail, or earlier mails to it failed. */
export const undeliveredReason = z.enum(['bounced', 'blocked', 'suppressed']);

/** The mail that confirms an order, where it was not delivered or was requested once more. */
export const orderMail = z.object({
  status: z.enum(['undelivered', 'due']),
  to: z.string().meta({ description: 'The address, shortened.' }),
  reason: undeliveredReason.optional().meta({ description: 'Of an undelivered mail.' }),
  at: time,
});

export type UndeliveredReason = z.output<typeof undeliveredReason>;
export type OrderMail = z.output<typeof orderMail>;
