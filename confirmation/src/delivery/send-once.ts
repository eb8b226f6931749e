import { setTimeout as delay } from 'node:timers/promises';
import { noFailpoints, type Failpoint } from '@ticketing/common';
import type { JobContext } from '@ticketing/common/jobs';
import type { Mail } from '../mails/mail';
import type { Mailer } from './mailer';
import type { SentMails } from './sent-mails';

const MARK_AGAIN_MS = 100;

/**
 * The job of a mail: sends it unless it was sent, and marks it as sent directly after. A mail is sent twice only if the
 * process is killed between the two.
 */
export const sendOnce =
  (mailer: Mailer, sent: SentMails, failpoint: Failpoint = noFailpoints) =>
  async (mail: Mail, { id, signal }: JobContext): Promise<void> => {
    if (await sent.has(id)) return;
    await mailer(mail);
    failpoint('mailed-not-marked');
    await markUntilStopped(sent, id, signal);
  };

/** Redis may be away now: the process keeps trying until it stops, since the mail is sent. */
async function markUntilStopped(sent: SentMails, id: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await sent.mark(id);
    } catch (error) {
      if (signal.aborted) throw error;
      await delay(MARK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
