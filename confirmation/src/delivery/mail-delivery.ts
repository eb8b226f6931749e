import { isErasedEmail } from '@ticketing/common';
import type { JobQueue } from '@ticketing/common/jobs';
import type { Mail, MailToUser } from '../mails/mail';
import type { ErasedUsers } from './erased-users';
import type { SentMails } from './sent-mails';

/** Less than the time after which the bus delivers an event again. */
const PATIENCE_MS = 3_000;

/** Delivers each mail once, and none to an erased account. */
export class MailDelivery {
  constructor(
    private readonly jobs: Pick<JobQueue<MailToUser>, 'complete'>,
    private readonly sent: SentMails,
    private readonly erased: ErasedUsers,
  ) {}

  /**
   * Sends a mail, and resolves once it is sent. Until then its event stays unacknowledged, since Redis may lose the job.
   *
   * @param id identifies the mail, also when it is requested again
   * @param userId of the account that the mail is about; undefined in events of an earlier version
   * @throws UnavailableError when it is not sent yet, so that the bus delivers the event again
   * @throws JobFailedError when it can't be sent
   */
  async deliver(id: string, mail: Mail, userId: string | undefined): Promise<void> {
    if (isErasedEmail(mail.to) || (await this.erased.has(userId)) || (await this.sent.has(id))) return;
    await this.jobs.complete(id, { ...mail, userId }, PATIENCE_MS);
  }
}
