import {
  Consumer,
  createBus,
  createContext,
  createService,
  createServiceApp,
  DeadLetters,
  periodic,
  type Bus,
} from '@ticketing/common';
import { JobQueue, Redis, redisDeadLetters } from '@ticketing/common/jobs';
import type { ConfirmationConfig } from './config';
import { MailDelivery } from './delivery/mail-delivery';
import { sendGridMailer } from './delivery/mailer';
import { sendOnce } from './delivery/send-once';
import { SentMails } from './delivery/sent-mails';
import { listeners } from './events';
import type { Mail } from './mails/mail';

/** What a test may hand in instead of the real thing. */
export interface Given {
  bus: Bus;
  /** What the service's keys in Redis begin with. */
  keyPrefix: string;
}

const CONCURRENCY = 8;
/** Renewed while a mail is being sent; when a worker dies over one, another sends it within about ten seconds. */
const LOCK_MS = 5_000;
const LONGEST_RETRY_MS = 30_000;
const REMEMBER_MS = 1_000;

/** Wires the service; nothing connects before it is started. */
export function createConfirmationService(config: ConfirmationConfig, given: Partial<Given> = {}) {
  const { keyPrefix = 'confirmation' } = given;
  const context = createContext('confirmation', config);
  const { logger, metrics, failpoint } = context;
  const redis = new Redis(config.REDIS_URL, logger);
  const bus = given.bus ?? createBus(context, config);
  const sent = new SentMails(redis, bus, keyPrefix);
  const { SENDGRID_API_KEY: apiKey, SENDGRID_API_URL: apiUrl, MAIL_FROM: from } = config;
  const jobs = new JobQueue<Mail>({
    redis,
    prefix: keyPrefix,
    queue: 'mails',
    concurrency: CONCURRENCY,
    lockMs: LOCK_MS,
    longestRetryMs: LONGEST_RETRY_MS,
    work: sendOnce(sendGridMailer({ apiKey, apiUrl, from, logger }), sent, failpoint),
    logger,
    metrics,
  });
  const memory = periodic('memory of sent mails', REMEMBER_MS, () => sent.restore(), logger);
  const delivery = new MailDelivery(jobs, sent);
  const deadLetters = new DeadLetters(redisDeadLetters(redis.client, `deadletters:${keyPrefix}`));
  const { CURRENCY: currency, PUBLIC_URL: publicUrl } = config;
  const consumer = new Consumer({
    bus,
    group: 'confirmation',
    listeners: listeners(delivery, { currency, publicUrl }),
    deadLetters,
    logger,
    metrics,
    failpoint,
  });
  const app = createServiceApp(context, { store: redis, deadLetters, routers: [] });
  return createService(context, app, [redis, bus, memory, jobs, consumer], { needsBus: true });
}
