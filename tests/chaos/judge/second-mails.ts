import type { Injection } from '../history/history';

/** After so long without an answer, confirmation sends a mail again. */
const MAILER_TIMEOUT_MS = 8_000;
/** After so long without its renewal, the job of a mail may be another worker's. */
const JOB_LOCK_LEFT_MS = 2_500;

/**
 * How many mails a fault can have made go out a second time, as far as it can be known: one for each answer that it can
 * have kept from us after the mail was taken. A mail that is refused was not taken, and neither a crash that did not happen
 * nor the bus alone keeps the note from Redis that a mail is out.
 */
export function secondMailsBy({ fault, processes, from, to = Infinity, reached, ms = Infinity }: Injection): number {
  const [kind] = processes.flatMap((name) => /^(confirmation|sendgrid|redis)\b/.exec(name)?.[1] ?? []);
  if (kind === undefined || reached === false) return 0;
  const [, trouble, count] = /^sendgrid: ([\w-]+) (\d+) times/.exec(fault) ?? [];
  if (trouble === 'timeout-after') return Number(count);
  if (trouble === 'slow') return ms >= MAILER_TIMEOUT_MS ? Number(count) : 0;
  if (trouble !== undefined) return 0;
  if (!fault.includes(' frozen for ')) return 1;
  return to - from >= (kind === 'sendgrid' ? MAILER_TIMEOUT_MS : JOB_LOCK_LEFT_MS) ? 1 : 0;
}
