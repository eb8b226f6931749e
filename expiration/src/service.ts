import { defineService, type RedisOverrides } from '@ticketing/common/jobs';
import type { ExpirationConfig } from './config';
import { listeners } from './events';
import { EndedOrders } from './jobs/ended-orders';
import { Expirations, publishExpiration, type Expiration } from './jobs/expirations';

const CONCURRENCY = 16;
/** A publish takes milliseconds; when a worker dies over one, another publishes within a reservation's five seconds. */
const LOCK_MS = 2_000;
const LONGEST_RETRY_MS = 2_000;

/** The whole service, wired together; nothing connects before it is started. */
export function createExpirationService(config: ExpirationConfig, overrides: RedisOverrides = {}) {
  const service = defineService('expiration', config, overrides);
  const { bus, redis, keyPrefix, now } = service;
  const ended = new EndedOrders(redis, keyPrefix);
  const jobs = service.jobQueue<Expiration>({
    queue: 'expirations',
    concurrency: CONCURRENCY,
    lockMs: LOCK_MS,
    longestRetryMs: LONGEST_RETRY_MS,
    work: publishExpiration(bus, ended, service.context.failpoint),
  });
  return service.build({ listeners: listeners(new Expirations(jobs, ended, now)), needsBus: true });
}
