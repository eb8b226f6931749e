import express, { type Express } from 'express';
import { createBaseApp } from '../base-app';
import { Faults } from '../faults';
import type { StandIn } from '../run-stand-in';
import type { ApiKeys } from './authentication';
import { chargeEndpoints } from './charges';
import { errorHandler, unrecognizedUrl } from './error-handler';
import { disputeEndpoints } from './disputes';
import { eventEndpoints } from './event-endpoints';
import { Idempotency } from './idempotency';
import { Ledger } from './ledger';
import { paymentIntentEndpoints } from './payment-intents';
import { paymentMethodEndpoints } from './payment-methods';
import { handle, type Pipeline } from './pipeline';
import { refundEndpoints } from './refunds';
import { tokenEndpoints } from './tokens';
import { createWebhooks, type WebhookEndpoint } from './webhooks';

export interface StripeOptions {
  readonly dataDir: string;
  readonly keys: ApiKeys;
  readonly webhook?: WebhookEndpoint | undefined;
  readonly now?: () => Date;
}

const ENDPOINTS = [
  ...tokenEndpoints,
  ...paymentMethodEndpoints,
  ...paymentIntentEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
];

/** Stripe's API for card payments, with its data in one folder. Webhooks that were pending are sent from now on. */
export function createStripe({ dataDir, keys, webhook, now = () => new Date() }: StripeOptions): StandIn {
  const ledger = new Ledger(dataDir);
  const webhooks = webhook && createWebhooks(ledger, webhook);
  const faults = new Faults();
  const app = createApp({ keys, ledger, faults, idempotency: new Idempotency(ledger.answers), webhooks, now });
  webhooks?.pump();
  return {
    app,
    close: async () => {
      webhooks?.stop();
      ledger.store.close();
    },
  };
}

function createApp(pipeline: Pipeline): Express {
  const app = createBaseApp(pipeline.faults);
  // `created[gte]=…` and `expand[]=…` are nested.
  app.set('query parser', 'extended');
  app.use(express.urlencoded({ extended: true, limit: '1mb' }));
  for (const endpoint of ENDPOINTS) app[endpoint.method](endpoint.path, handle(pipeline, endpoint));
  app.use(unrecognizedUrl);
  app.use(errorHandler);
  return app;
}
