import type { Redis } from '@ticketing/common/jobs';

/** Longer than an event of an order may be late. */
const KEPT_SECONDS = 25 * 60 * 60;

/** The orders that ended, stored so that a creation that arrives later schedules no expiration. */
export class EndedOrders {
  constructor(
    private readonly redis: Redis,
    private readonly keyPrefix: string,
  ) {}

  /** @param version the version with which the order ended */
  async add(orderId: string, version: number): Promise<void> {
    await this.redis.client.set(this.key(orderId), version, 'EX', KEPT_SECONDS);
  }

  async has(orderId: string): Promise<boolean> {
    return (await this.redis.client.exists(this.key(orderId))) === 1;
  }

  private key(orderId: string): string {
    return `${this.keyPrefix}:ended:${orderId}`;
  }
}
