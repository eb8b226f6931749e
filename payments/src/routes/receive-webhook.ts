import { limits, requireJson } from '@ticketing/common';
import express, { Router } from 'express';
import type Stripe from 'stripe';
import { handleEvent, readSignedEvent, type WebhookHandlers } from '../webhooks/stripe-event';

/**
 * `POST /api/payments/webhook`: receives Stripe's events. The signature covers the raw bytes, so this router must come
 * before any that parses the body. The answer is 200 once the event is stored; after an error Stripe sends it again.
 */
export function webhookRouter(stripe: Stripe, secret: string, handlers: WebhookHandlers): Router {
  const router = Router();
  const rawBody = express.raw({ type: () => true, limit: limits.bodyBytes });
  router.post('/api/payments/webhook', requireJson, rawBody, async (req, res) => {
    await handleEvent(readSignedEvent(stripe, req, secret), handlers);
    res.json({ received: true });
  });
  return router;
}
