import { expirationComplete, noFailpoints, publishEvent, type Bus, type Failpoint } from '@ticketing/common';
import type { JobQueue } from '@ticketing/common/jobs';
import type { EndedOrders } from './ended-orders';

/** What a job knows: whose reservation runs out, and when (ISO 8601). */
export interface Expiration {
  orderId: string;
  expiresAt: string;
}

/** The clock of `orders` decides and refuses what comes early: this much may the clocks of two machines differ. */
const CLOCK_DIFFERENCE_MS = 200;

/** The reservations that run: each has a job that is due when its time is over. */
export class Expirations {
  constructor(
    private readonly jobs: Pick<JobQueue<Expiration>, 'add' | 'remove'>,
    private readonly ended: EndedOrders,
    private readonly now: () => Date,
  ) {}

  /**
   * Has a reservation expire at its time, at once where that is over, unless its order has ended. Whether it has is asked
   * after the job is there: an end that is heard meanwhile either is seen here or finds the job and removes it.
   */
  async schedule(expiration: Expiration): Promise<void> {
    const { orderId, expiresAt } = expiration;
    const delay = Date.parse(expiresAt) + CLOCK_DIFFERENCE_MS - this.now().getTime();
    await this.jobs.add(orderId, expiration, Math.max(delay, 0));
    if (await this.ended.has(orderId)) await this.jobs.remove(orderId);
  }

  /** Lets a reservation be: its order was paid or cancelled. */
  async drop(orderId: string, version: number): Promise<void> {
    await this.ended.remember(orderId, version);
    await this.jobs.remove(orderId);
  }
}

/**
 * Tells that a reservation's time is over. The job is done only once the bus has acknowledged that, and published twice it
 * is the same event twice.
 */
export const tellExpiration =
  (bus: Bus, ended: EndedOrders, failpoint: Failpoint = noFailpoints) =>
  async ({ orderId, expiresAt }: Expiration): Promise<void> => {
    if (await ended.has(orderId)) return;
    const event = { id: `expiration-of-${orderId}`, time: new Date(expiresAt) };
    await publishEvent(bus, expirationComplete, 'expiration', { orderId }, event);
    failpoint('published-not-done');
  };
