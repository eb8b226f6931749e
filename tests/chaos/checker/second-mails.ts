import type { Injection } from '../history/history';

/** confirmation retries a mail after this time without an answer. */
const MAILER_TIMEOUT_MS = 8_000;
/** A job's lock that is not renewed for this time may go to another worker. */
const JOB_LOCK_LEFT_MS = 2_500;

/** How many mails a process of confirmation has under way at once. */
const UNDER_WAY = 8;

/**
 * An upper bound of how often a fault can have one mail sent again: once for each answer that it can have lost after
 * SendGrid accepted the mail. A refused mail was not accepted. A failpoint that was not reached, or the bus alone, does not
 * lose the record of a sent mail in Redis. A frozen SendGrid handles the requests of that time afterwards.
 */
export function secondMailsBy(injection: Injection): number {
  const { fault, from, to = Infinity, reached, ms = Infinity } = injection;
  const kind = kindOf(injection);
  if (kind === undefined || reached === false) return 0;
  const [, trouble, count] = /^sendgrid: ([\w-]+) (\d+) times/.exec(fault) ?? [];
  if (trouble === 'timeout-after') return Number(count);
  if (trouble === 'slow') return ms >= MAILER_TIMEOUT_MS ? Number(count) : 0;
  if (trouble !== undefined) return 0;
  if (!isFrozen(injection)) return 1;
  if (kind === 'sendgrid') return Math.floor((to - from) / MAILER_TIMEOUT_MS);
  return to - from >= JOB_LOCK_LEFT_MS ? 1 : 0;
}

/**
 * The same for all mails together: a frozen process delays the answers to all mails under way.
 *
 * @param senders how many processes of confirmation there are
 */
export function secondMailsInAll(injection: Injection, senders: number): number {
  const affected = kindOf(injection) === 'confirmation' ? 1 : senders;
  return secondMailsBy(injection) * (isFrozen(injection) ? affected * UNDER_WAY : 1);
}

const kindOf = ({ processes }: Injection) =>
  processes.flatMap((name) => /^(confirmation|sendgrid|redis)\b/.exec(name)?.[1] ?? [])[0];

const isFrozen = ({ fault }: Injection) => fault.includes(' frozen for ');
