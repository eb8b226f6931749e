import { UnavailableError, type Bus } from '@ticketing/common';
import type { Redis } from '@ticketing/common/jobs';

/** Longer than the bus goes on delivering an event. */
const REMEMBERED_SECONDS = 7 * 24 * 60 * 60;
const AT_ONCE = 1_000;
const MAIL_ID = /^[a-z0-9:-]{1,80}$/;

/**
 * Remembers which mails were sent, for all replicas: in Redis, and by a receipt on the bus. Either may lose everything;
 * each is made good from the other.
 */
export class SentMails {
  private remembering: Promise<void> | undefined;

  constructor(
    private readonly redis: Redis,
    private readonly bus: Pick<Bus, 'publish' | 'history' | 'incarnation'>,
    private readonly keyPrefix: string,
  ) {}

  /** @throws UnavailableError while Redis has forgotten everything and the bus, which would know, is away */
  async has(id: string): Promise<boolean> {
    await this.remember();
    const receiptIn = await this.redis.client.get(this.key(id));
    if (receiptIn === null) return false;
    await this.leaveReceipt(id, receiptIn).catch(() => undefined);
    return true;
  }

  /** Where the bus takes no receipt, the event is not acknowledged either: it comes again, and the receipt is left then. */
  async mark(id: string): Promise<void> {
    await this.redis.client.set(this.key(id), '', 'EX', REMEMBERED_SECONDS);
    await this.leaveReceipt(id, '').catch(() => undefined);
  }

  /**
   * Tells whichever of the two has lost everything what the other knows. To be done again and again: until it is done, a
   * loss of the other would be one of both.
   *
   * @throws UnavailableError while the bus is away
   */
  async restore(): Promise<void> {
    await this.remember();
    await this.renewReceipts();
  }

  private async renewReceipts(): Promise<void> {
    const store = this.bus.incarnation();
    if (store === undefined || (await this.redis.client.get(this.receiptsIn)) === store) return;
    for await (const keys of this.redis.client.scanStream({ match: this.key('*'), count: AT_ONCE })) {
      await Promise.all((keys as string[]).map((key) => this.renewReceipt(key)));
    }
    await this.redis.client.set(this.receiptsIn, store);
  }

  private async renewReceipt(key: string): Promise<void> {
    const receiptIn = await this.redis.client.get(key);
    if (receiptIn !== null) await this.leaveReceipt(key.slice(this.key('').length), receiptIn);
  }

  /**
   * Leaves a receipt in the bus's present store, unless it is there.
   *
   * @param receiptIn the store that has it
   * @throws UnavailableError unless the bus takes it
   */
  private async leaveReceipt(id: string, receiptIn: string): Promise<void> {
    const store = this.bus.incarnation();
    if (store === receiptIn) return;
    if (store === undefined) throw new UnavailableError();
    await this.bus.publish(this.receipts, id);
    await this.redis.client.set(this.key(id), store, 'KEEPTTL', 'XX');
  }

  /** Every use sees to it first that a Redis that has lost everything is told what was sent. */
  private async remember(): Promise<void> {
    if ((await this.redis.client.exists(this.memory)) === 1) return;
    this.remembering ??= this.readReceipts().finally(() => (this.remembering = undefined));
    await this.remembering;
  }

  private async readReceipts(): Promise<void> {
    const store = this.bus.incarnation() ?? '';
    const receipts = await this.bus.history(this.receipts, REMEMBERED_SECONDS * 1_000);
    // Anybody on the bus can write there: what is no id of a mail is not kept for days.
    const ids = receipts.filter((receipt) => MAIL_ID.test(receipt));
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

  /** Names the store of the bus that has all receipts. */
  private get receiptsIn(): string {
    return `${this.keyPrefix}:receipts-in`;
  }

  private get memory(): string {
    return `${this.keyPrefix}:remembers-sent`;
  }

  private key(id: string): string {
    return `${this.keyPrefix}:sent:${id}`;
  }
}
