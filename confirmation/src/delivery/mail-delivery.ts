import type { JobQueue } from '@ticketing/common/jobs';
import type { Mail } from '../mails/mail';
import type { SentMails } from './sent-mails';

/** Short of the time after which the bus delivers an event again. */
const PATIENCE_MS = 3_000;

/** Sees to it that each mail is sent, once. */
export class MailDelivery {
  constructor(
    private readonly jobs: Pick<JobQueue<Mail>, 'complete'>,
    private readonly sent: SentMails,
  ) {}

  /**
   * Has a mail sent, and resolves only then: until it is sent, the event that asks for it is what remembers it. Redis,
   * which holds the job, may lose everything.
   *
   * @param id of the mail, the same whenever the same mail is meant
   * @throws UnavailableError when it is not sent yet, so that the bus delivers the event again
   * @throws JobFailedError when it never will be
   */
  async deliver(id: string, mail: Mail): Promise<void> {
    if (await this.sent.has(id)) return;
    await this.jobs.complete(id, mail, PATIENCE_MS);
  }
}
