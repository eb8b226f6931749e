import type { Express } from 'express';
import { createBaseApp } from '../base-app';
import { Faults } from '../faults';
import type { StandIn } from '../run-stand-in';
import { Store } from '../store';
import { errorHandler } from './error-handler';
import { refusal } from './errors';
import { EventWebhook, type WebhookEndpoint } from './event-webhook';
import { mailPage, noSuchMailPage } from './mail-page';
import { Mailbox } from './mailbox';
import { mailboxPage } from './mailbox-page';
import { sendPage } from './page';
import { sendMailRouter } from './send-mail';

export interface SendGridOptions {
  readonly dataDir: string;
  readonly apiKey: string;
  readonly now?: () => Date;
  /** The number of mails to keep. */
  readonly limit?: number;
  /** Where to report what becomes of mails. */
  readonly webhook?: WebhookEndpoint | undefined;
}

/** SendGrid's v3 API for sending, with a mailbox that shows the sent mails. */
export function createSendGrid(options: SendGridOptions): StandIn {
  const { dataDir, apiKey, now = () => new Date(), limit = 10_000 } = options;
  const store = new Store(dataDir);
  const webhook = options.webhook && new EventWebhook(store, options.webhook);
  const mailbox = new Mailbox(store, limit, webhook);
  const faults = new Faults();
  const app = createBaseApp(faults);
  app.use(sendMailRouter(apiKey, mailbox, faults, now));
  addReading(app, mailbox);
  app.use(() => {
    throw refusal(404, 'Not found');
  });
  app.use(errorHandler);
  webhook?.pump();
  return {
    app,
    close: async () => {
      webhook?.stop();
      store.close();
    },
  };
}

function addReading(app: Express, mailbox: Mailbox): void {
  app.get('/messages', (request, response) => {
    const { to } = request.query;
    const mails = mailbox.newestFirst(typeof to === 'string' ? to : undefined);
    response.json(
      mails.map(({ id, to, subject, text, html, receivedAt }) => ({ id, to, subject, text, html, receivedAt })),
    );
  });

  app.get('/mailbox', (request, response) => {
    // The page's relative links would break under `/mailbox/`.
    if (request.path.endsWith('/')) response.redirect(308, '../mailbox');
    else sendPage(response, 200, mailboxPage(mailbox.newestFirst()));
  });

  app.get('/mailbox/:id', (request, response) => {
    const mail = mailbox.find(request.params.id);
    if (mail) sendPage(response, 200, mailPage(mail));
    else sendPage(response, 404, noSuchMailPage());
  });
}
