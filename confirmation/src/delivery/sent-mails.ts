import type { Bus } from '@ticketing/common';
import type { Redis } from '@ticketing/common/jobs';

/** Longer than the bus goes on delivering an event. */
const REMEMBERED_SECONDS = 7 * 24 * 60 * 60;
const AT_ONCE = 1_000;

/**
 * Remembers which mails were sent, for all replicas: in Redis, and by a receipt on the bus. Either may lose everything;
 * each is made good from the other.
 */
export class SentMails {
  private remembering: Promise<void> | undefined;

  constructor(
    private readonly redis: Redis,
    private readonly bus: Pick<Bus, 'publish' | 'history' | 'storeId'>,
    private readonly keyPrefix: string,
  ) {}

  /** @throws UnavailableError while Redis has forgotten everything and the bus, which would know, is away */
  async has(id: string): Promise<boolean> {
    await this.remember();
    const receiptIn = await this.redis.client.get(this.key(id));
    if (receiptIn === null) return false;
    if (receiptIn !== this.bus.storeId()) await this.leaveReceipt(id);
    return true;
  }

  async mark(id: string): Promise<void> {
    await this.redis.client.set(this.key(id), '', 'EX', REMEMBERED_SECONDS);
    await this.leaveReceipt(id);
  }

  /** Where the bus does not take it, the event is not acknowledged either: it comes again, and so does this. */
  private async leaveReceipt(id: string): Promise<void> {
    const store = this.bus.storeId();
    if (store === undefined) return;
    await this.bus.publish(this.receipts, id).then(
      () => this.redis.client.set(this.key(id), store, 'KEEPTTL', 'XX'),
      () => undefined,
    );
  }

  /**
   * Tells a Redis that has lost everything what was sent. Every use sees to that itself; done again and again besides, it
   * leaves the bus no time to lose its receipts as well.
   *
   * @throws UnavailableError while the bus is away
   */
  async remember(): Promise<void> {
    if ((await this.redis.client.exists(this.memory)) === 1) return;
    this.remembering ??= this.readReceipts().finally(() => (this.remembering = undefined));
    await this.remembering;
  }

  private async readReceipts(): Promise<void> {
    const store = this.bus.storeId() ?? '';
    const ids = await this.bus.history(this.receipts, REMEMBERED_SECONDS * 1_000);
    while (ids.length > 0) {
      const pipeline = this.redis.client.pipeline();
      for (const id of ids.splice(0, AT_ONCE)) pipeline.set(this.key(id), store, 'EX', REMEMBERED_SECONDS);
      for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error;
    }
    await this.redis.client.set(this.memory, new Date().toISOString());
  }

  private get receipts(): string {
    return `${this.keyPrefix}:sent`;
  }

  private get memory(): string {
    return `${this.keyPrefix}:remembers-sent`;
  }

  private key(id: string): string {
    return `${this.keyPrefix}:sent:${id}`;
  }
}
