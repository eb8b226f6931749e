import type { Injection } from '../history/history';

/** After so long without an answer, confirmation sends a mail again. */
const MAILER_TIMEOUT_MS = 8_000;
/** After so long without its renewal, the job of a mail may be another worker's. */
const JOB_LOCK_LEFT_MS = 2_500;

/** How many mails a process of confirmation has under way at once. */
const UNDER_WAY = 8;

/**
 * How many times a fault can have made one mail go out again, as far as it can be known: once for each answer that it can
 * have kept from us after the mail was taken. A mail that is refused was not taken, and neither a crash that did not happen
 * nor the bus alone keeps the note from Redis that a mail is out. What a frozen SendGrid was asked meanwhile it does later.
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
 * The same for all mails together: what stands still keeps back the answers to all that are under way.
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
