import type { JobContext, Redis } from '@ticketing/common/jobs';
import type { Mail, MailToUser } from '../mails/mail';

/** As long as the bus keeps events that have the email. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** The users whose accounts were erased: an event that is late has their email, which gets no mail any more. */
export class ErasedUsers {
  constructor(
    private readonly redis: Redis,
    private readonly keyPrefix: string,
  ) {}

  async add(userId: string): Promise<void> {
    await this.redis.client.set(this.keyOf(userId), '', 'EX', KEPT_SECONDS);
  }

  async has(userId: string | undefined): Promise<boolean> {
    return userId !== undefined && (await this.redis.client.exists(this.keyOf(userId))) === 1;
  }

  private keyOf(userId: string): string {
    return `${this.keyPrefix}:erased:${userId}`;
  }
}

/** The job of a mail that waits for SendGrid: it ends unsent once the account is erased, and nothing is left of it. */
export const unlessErased =
  (erased: ErasedUsers, send: (mail: Mail, context: JobContext) => Promise<void>) =>
  async ({ userId, ...mail }: MailToUser, context: JobContext): Promise<void> => {
    if (!(await erased.has(userId))) await send(mail, context);
  };
