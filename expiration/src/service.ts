import {
  Consumer,
  createBus,
  createContext,
  createService,
  createServiceApp,
  DeadLetters,
  type Bus,
} from '@ticketing/common';
import { JobQueue, Redis, redisDeadLetters } from '@ticketing/common/jobs';
import type { ExpirationConfig } from './config';
import { EndedOrders } from './jobs/ended-orders';
import { listeners } from './events';
import { Expirations, publishExpiration, type Expiration } from './jobs/expirations';

/** What a test may hand in instead of the real thing. */
export interface Given {
  bus: Bus;
  /** What the service's keys in Redis begin with. */
  keyPrefix: string;
  now: () => Date;
}

const CONCURRENCY = 16;
/** A publish takes milliseconds; when a worker dies over one, another publishes within a reservation's five seconds. */
const LOCK_MS = 2_000;
const LONGEST_RETRY_MS = 2_000;

/** Wires the service; nothing connects before it is started. */
export function createExpirationService(config: ExpirationConfig, given: Partial<Given> = {}) {
  const { keyPrefix = 'expiration', now = () => new Date() } = given;
  const context = createContext('expiration', config);
  const { logger, metrics, failpoint } = context;
  const redis = new Redis(config.REDIS_URL, logger);
  const bus = given.bus ?? createBus(context, config);
  const ended = new EndedOrders(redis, keyPrefix);
  const jobs = new JobQueue<Expiration>({
    redis,
    prefix: keyPrefix,
    queue: 'expirations',
    concurrency: CONCURRENCY,
    lockMs: LOCK_MS,
    longestRetryMs: LONGEST_RETRY_MS,
    work: publishExpiration(bus, ended, failpoint),
    logger,
    metrics,
  });
  const expirations = new Expirations(jobs, ended, now);
  const deadLetters = new DeadLetters(redisDeadLetters(redis.client, `deadletters:${keyPrefix}`));
  const consumer = new Consumer({
    bus,
    group: 'expiration',
    listeners: listeners(expirations),
    deadLetters,
    logger,
    metrics,
    failpoint,
  });
  const app = createServiceApp(context, { store: redis, deadLetters, routers: [] });
  return createService(context, app, [redis, bus, jobs, consumer], { needsBus: true });
}
