import { defineService, type RedisOverrides } from '@ticketing/common/jobs';
import type { ConfirmationConfig } from './config';
import { MailDelivery } from './delivery/mail-delivery';
import { sendGridMailer } from './delivery/mailer';
import { sendOnce } from './delivery/send-once';
import { SentMails } from './delivery/sent-mails';
import { listeners } from './events';
import type { Mail } from './mails/mail';

const CONCURRENCY = 8;
/** Renewed while a mail is being sent; when a worker dies over one, another sends it within about ten seconds. */
const LOCK_MS = 5_000;
const LONGEST_RETRY_MS = 30_000;
const RESTORE_EVERY_MS = 1_000;

/** The whole service, wired together; nothing connects before it is started. */
export function createConfirmationService(config: ConfirmationConfig, overrides: RedisOverrides = {}) {
  const service = defineService('confirmation', config, overrides);
  const { logger, failpoint } = service.context;
  const sent = new SentMails(service.redis, service.bus, service.keyPrefix);
  service.every(RESTORE_EVERY_MS, 'memory of sent mails', () => sent.restore());

  const { SENDGRID_API_KEY: apiKey, SENDGRID_API_URL: apiUrl, MAIL_FROM: from } = config;
  const jobs = service.jobQueue<Mail>({
    queue: 'mails',
    concurrency: CONCURRENCY,
    lockMs: LOCK_MS,
    longestRetryMs: LONGEST_RETRY_MS,
    work: sendOnce(sendGridMailer({ apiKey, apiUrl, from, logger }), sent, failpoint),
  });
  const { CURRENCY: currency, PUBLIC_URL: publicUrl } = config;
  return service.build({ listeners: listeners(new MailDelivery(jobs, sent), { currency, publicUrl }), needsBus: true });
}
