import type { Redis } from '@ticketing/common/jobs';

/** Longer than the bus goes on delivering an event. */
const REMEMBERED_SECONDS = 7 * 24 * 60 * 60;

/** Remembers which mails were sent, for all replicas. */
export class SentMails {
  constructor(
    private readonly redis: Redis,
    private readonly keyPrefix: string,
  ) {}

  async has(id: string): Promise<boolean> {
    return (await this.redis.client.exists(this.key(id))) === 1;
  }

  async mark(id: string): Promise<void> {
    await this.redis.client.set(this.key(id), new Date().toISOString(), 'EX', REMEMBERED_SECONDS);
  }

  private key(id: string): string {
    return `${this.keyPrefix}:sent:${id}`;
  }
}
