import { mailTokenKey } from '@ticketing/common';
import { defineService, type RedisOverrides } from '@ticketing/common/jobs';
import type { ConfirmationConfig } from './config';
import { ErasedUsers, unlessErased } from './delivery/erased-users';
import { MailDelivery } from './delivery/mail-delivery';
import { sendGridMailer } from './delivery/mailer';
import { sendOnce } from './delivery/send-once';
import { SentMails } from './delivery/sent-mails';
import { listeners } from './events';
import type { MailToUser } from './mails/mail';
import { rawRouters } from './routes';

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
  const erased = new ErasedUsers(service.redis, service.keyPrefix);
  service.every(RESTORE_EVERY_MS, 'memory of sent mails', () => sent.restore());

  const { SENDGRID_API_KEY: apiKey, SENDGRID_API_URL: apiUrl, MAIL_FROM: from } = config;
  const jobs = service.jobQueue<MailToUser>({
    queue: 'mails',
    concurrency: CONCURRENCY,
    lockMs: LOCK_MS,
    longestRetryMs: LONGEST_RETRY_MS,
    work: unlessErased(erased, sendOnce(sendGridMailer({ apiKey, apiUrl, from, logger }), sent, failpoint)),
  });
  const { CURRENCY: currency, PUBLIC_URL: publicUrl } = config;
  const links = { tokenKey: mailTokenKey(config.MAIL_TOKEN_KEY), publicUrl };
  const delivery = new MailDelivery(jobs, sent, erased);
  const shop = { currency, publicUrl };
  return service.build({
    listeners: listeners({ delivery, erased, parked: service.deadLetters, shop, links }),
    rawRouters: rawRouters(config.SENDGRID_WEBHOOK_KEY, { bus: service.bus, now: service.now, ...service.context }),
    needsBus: true,
  });
}
