import { setTimeout as delay } from 'node:timers/promises';
import { noFailpoints, type Failpoint } from '@ticketing/common';
import type { JobContext } from '@ticketing/common/jobs';
import type { Mail } from '../mails/mail';
import type { Mailer } from './mailer';
import type { SentMails } from './sent-mails';

const MARK_AGAIN_MS = 100;

/**
 * Does the job of a mail: sends it unless it was sent, and marks it as sent right after. Only a process that is killed
 * between the two lets a mail go out twice.
 */
export const sendOnce =
  (mailer: Mailer, sent: SentMails, failpoint: Failpoint = noFailpoints) =>
  async (mail: Mail, { id, signal }: JobContext): Promise<void> => {
    if (await sent.has(id)) return;
    await mailer(mail);
    failpoint('mailed-not-marked');
    await markUntilStopped(sent, id, signal);
  };

/** Redis may go away at this very moment; while this process lives, it does not forget that the mail is out. */
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
