import { InvalidInputError, limits, requireJson } from '@ticketing/common';
import express, { Router, type Request } from 'express';
import type Stripe from 'stripe';
import type { IntentNews } from '../charging/intent-news';
import type { RefundNews } from '../charging/refund-news';

/**
 * `POST /api/payments/webhook`: hears Stripe. It must come before anything that parses the body, whose very bytes are
 * signed. Whatever is told is answered with 200 once it is stored; an error has Stripe tell it again.
 */
export function webhookRouter(stripe: Stripe, secret: string, intents: IntentNews, refunds: RefundNews): Router {
  const router = Router();
  const rawBody = express.raw({ type: () => true, limit: limits.bodyBytes });
  router.post('/api/payments/webhook', requireJson, rawBody, async (req, res) => {
    const event = readSignedEvent(stripe, req, secret);
    switch (event.type) {
      case 'payment_intent.succeeded':
      case 'payment_intent.payment_failed':
      case 'payment_intent.canceled':
      case 'payment_intent.requires_action':
        await intents.hear(event.data.object);
        break;
      case 'refund.failed':
        refunds.hearFailure(event.data.object);
    }
    res.json({ received: true });
  });
  return router;
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
