import { UnavailableError, type Bus } from '@ticketing/common';
import type { Redis } from '@ticketing/common/jobs';

/** Longer than the bus keeps delivering an event. */
const KEPT_SECONDS = 7 * 24 * 60 * 60;
const AT_ONCE = 1_000;
const MAIL_ID = /^[a-z0-9:-]{1,80}$/;

/**
 * The mails that were sent, for all replicas: as a mark in Redis, and as a receipt on the bus. Either store may lose its
 * data, and is then restored from the other. An incarnation is the name of a store of the bus: an empty one has a new name.
 */
export class SentMails {
  private loading: Promise<void> | undefined;

  constructor(
    private readonly redis: Redis,
    private readonly bus: Pick<Bus, 'publish' | 'history' | 'incarnation'>,
    private readonly keyPrefix: string,
  ) {}

  /** @throws UnavailableError while Redis has lost its data and the bus, which has the receipts, is away */
  async has(id: string): Promise<boolean> {
    await this.ensureLoaded();
    const receiptIncarnation = await this.redis.client.get(this.markKey(id));
    if (receiptIncarnation === null) return false;
    await this.publishReceipt(id, receiptIncarnation).catch(() => undefined);
    return true;
  }

  /** Without a receipt the event is not acknowledged either: it is delivered again, and `has` publishes the receipt. */
  async mark(id: string): Promise<void> {
    await this.redis.client.set(this.markKey(id), '', 'EX', KEPT_SECONDS);
    await this.publishReceipt(id, '').catch(() => undefined);
  }

  /**
   * Restores the store that has lost its data from the other. Called periodically: until it is done, the loss of the other
   * store would lose everything.
   *
   * @throws UnavailableError while the bus is away
   */
  async restore(): Promise<void> {
    await this.ensureLoaded();
    await this.republishReceipts();
  }

  private async republishReceipts(): Promise<void> {
    const incarnation = this.bus.incarnation();
    if (incarnation === undefined || (await this.redis.client.get(this.receiptIncarnation)) === incarnation) return;
    for await (const keys of this.redis.client.scanStream({ match: this.markKey('*'), count: AT_ONCE })) {
      await Promise.all((keys as string[]).map((key) => this.republishReceipt(key)));
    }
    await this.redis.client.set(this.receiptIncarnation, incarnation);
  }

  private async republishReceipt(key: string): Promise<void> {
    const receiptIncarnation = await this.redis.client.get(key);
    if (receiptIncarnation !== null) await this.publishReceipt(key.slice(this.markKey('').length), receiptIncarnation);
  }

  /**
   * Publishes a receipt unless the present incarnation of the bus has it.
   *
   * @param receiptIncarnation the incarnation that has it
   * @throws UnavailableError while the bus is away
   */
  private async publishReceipt(id: string, receiptIncarnation: string): Promise<void> {
    const incarnation = this.bus.incarnation();
    if (incarnation === receiptIncarnation) return;
    if (incarnation === undefined) throw new UnavailableError();
    await this.bus.publish(this.receiptSubject, id);
    await this.redis.client.set(this.markKey(id), incarnation, 'KEEPTTL', 'XX');
  }

  /** Restores the marks from the receipts, if Redis has lost its data. */
  private async ensureLoaded(): Promise<void> {
    if ((await this.redis.client.exists(this.loadedMarker)) === 1) return;
    this.loading ??= this.loadReceipts().finally(() => (this.loading = undefined));
    await this.loading;
  }

  private async loadReceipts(): Promise<void> {
    const incarnation = this.bus.incarnation() ?? '';
    const receipts = await this.bus.history(this.receiptSubject, KEPT_SECONDS * 1_000);
    // Every client of the bus can publish there, so that only valid ids are kept.
    const ids = receipts.filter((receipt) => MAIL_ID.test(receipt));
    while (ids.length > 0) {
      const pipeline = this.redis.client.pipeline();
      for (const id of ids.splice(0, AT_ONCE)) pipeline.set(this.markKey(id), incarnation, 'EX', KEPT_SECONDS);
      for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error;
    }
    await this.redis.client.set(this.loadedMarker, new Date().toISOString());
  }

  private get receiptSubject(): string {
    return `${this.keyPrefix}:sent`;
  }

  /** The key of the incarnation that has all receipts. */
  private get receiptIncarnation(): string {
    return `${this.keyPrefix}:receipts-in`;
  }

  private get loadedMarker(): string {
    return `${this.keyPrefix}:remembers-sent`;
  }

  /** The value at this key is the incarnation that has the receipt, or empty. */
  private markKey(id: string): string {
    return `${this.keyPrefix}:sent:${id}`;
  }
}
