import { expirationComplete, noFailpoints, publishEvent, type Bus, type Failpoint } from '@ticketing/common';
import type { JobQueue } from '@ticketing/common/jobs';
import type { EndedOrders } from './ended-orders';

/** The data of a job: the order, and the time at which its reservation expires (ISO 8601). */
export interface Expiration {
  orderId: string;
  expiresAt: string;
}

/** The clock of `orders` decides, and it ignores an early event: this much the clocks of two machines may differ. */
const CLOCK_DIFFERENCE_MS = 200;

/** Schedules a job for each reservation, due when its time is over. */
export class Expirations {
  constructor(
    private readonly jobs: Pick<JobQueue<Expiration>, 'add' | 'remove'>,
    private readonly ended: EndedOrders,
    private readonly now: () => Date,
  ) {}

  /**
   * Schedules the expiration of a reservation unless its order has ended. That is checked after the job is added: a
   * simultaneous end of the order is either seen here, or removes the job.
   */
  async schedule(expiration: Expiration): Promise<void> {
    const { orderId, expiresAt } = expiration;
    const delay = Date.parse(expiresAt) + CLOCK_DIFFERENCE_MS - this.now().getTime();
    await this.jobs.add(orderId, expiration, Math.max(delay, 0));
    if (await this.ended.has(orderId)) await this.jobs.remove(orderId);
  }

  /** Cancels the expiration of an order that was paid or cancelled. */
  async cancel(orderId: string, version: number): Promise<void> {
    await this.ended.add(orderId, version);
    await this.jobs.remove(orderId);
  }
}

/**
 * Publishes that a reservation's time is over. The job is done once the bus has acknowledged the event; a repeated job
 * publishes the same event again.
 */
export const publishExpiration =
  (bus: Bus, ended: EndedOrders, failpoint: Failpoint = noFailpoints) =>
  async ({ orderId, expiresAt }: Expiration): Promise<void> => {
    if (await ended.has(orderId)) return;
    const event = { id: `expiration-of-${orderId}`, time: new Date(expiresAt) };
    await publishEvent(bus, expirationComplete, 'expiration', { orderId }, event);
    failpoint('published-not-done');
  };
