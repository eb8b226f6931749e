import { InvalidInputError, limits, requireJson } from '@ticketing/common';
import express, { Router, type Request } from 'express';
import type Stripe from 'stripe';
import type { DisputeWebhookHandler } from '../charging/dispute-webhook-handler';
import type { IntentWebhookHandler } from '../charging/intent-webhook-handler';
import type { RefundWebhookHandler } from '../charging/refund-webhook-handler';

export interface WebhookHandlers {
  intents: IntentWebhookHandler;
  refunds: RefundWebhookHandler;
  disputes: DisputeWebhookHandler;
}

/**
 * `POST /api/payments/webhook`: hears Stripe. It must come before anything that parses the body, whose very bytes are
 * signed. Whatever is told is answered with 200 once it is stored; an error has Stripe tell it again.
 */
export function webhookRouter(stripe: Stripe, secret: string, handlers: WebhookHandlers): Router {
  const router = Router();
  const rawBody = express.raw({ type: () => true, limit: limits.bodyBytes });
  router.post('/api/payments/webhook', requireJson, rawBody, async (req, res) => {
    await handle(readSignedEvent(stripe, req, secret), handlers);
    res.json({ received: true });
  });
  return router;
}

/** The events that Stripe has to be subscribed for; the README lists them. */
async function handle(event: Stripe.Event, { intents, refunds, disputes }: WebhookHandlers): Promise<void> {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled':
    case 'payment_intent.requires_action':
      return intents.handle(event.data.object);
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return refunds.handle(event.data.object);
    case 'charge.dispute.created':
      return disputes.handle(event.data.object, false);
    case 'charge.dispute.closed':
      return disputes.handle(event.data.object, true);
  }
}

/** @throws InvalidInputError unless Stripe signed just these bytes, lately */
function readSignedEvent(stripe: Stripe, req: Request, secret: string): Stripe.Event {
  const body: Buffer = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  try {
    return stripe.webhooks.constructEvent(body, req.get('stripe-signature') ?? '', secret);
  } catch {
    throw new InvalidInputError([{ message: 'This is not signed by Stripe' }]);
  }
}
