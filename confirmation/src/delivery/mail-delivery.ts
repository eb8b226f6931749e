import type { JobQueue } from '@ticketing/common/jobs';
import type { Mail } from '../mails/mail';
import type { SentMails } from './sent-mails';

/** Less than the time after which the bus delivers an event again. */
const PATIENCE_MS = 3_000;

/** Delivers each mail once. */
export class MailDelivery {
  constructor(
    private readonly jobs: Pick<JobQueue<Mail>, 'complete'>,
    private readonly sent: SentMails,
  ) {}

  /**
   * Sends a mail, and resolves once it is sent. Until then its event stays unacknowledged, since Redis may lose the job.
   *
   * @param id identifies the mail, also when it is requested again
   * @throws UnavailableError when it is not sent yet, so that the bus delivers the event again
   * @throws JobFailedError when it can't be sent
   */
  async deliver(id: string, mail: Mail): Promise<void> {
    if (await this.sent.has(id)) return;
    await this.jobs.complete(id, mail, PATIENCE_MS);
  }
}
