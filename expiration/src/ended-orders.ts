import type { Redis } from '@ticketing/common/jobs';

/** Longer than any reservation lasts, and than an event of one may be late. */
const REMEMBERED_SECONDS = 25 * 60 * 60;

/** Remembers which orders ended, so that a creation heard afterwards sets no alarm. */
export class EndedOrders {
  constructor(
    private readonly redis: Redis,
    private readonly keyPrefix: string,
  ) {}

  /** @param version the order's, with which it ended: higher than that of its creation, in whichever order both are heard */
  async remember(orderId: string, version: number): Promise<void> {
    await this.redis.client.set(this.key(orderId), version, 'EX', REMEMBERED_SECONDS);
  }

  async has(orderId: string): Promise<boolean> {
    return (await this.redis.client.exists(this.key(orderId))) === 1;
  }

  private key(orderId: string): string {
    return `${this.keyPrefix}:ended:${orderId}`;
  }
}
