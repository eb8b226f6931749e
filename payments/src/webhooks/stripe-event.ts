import { InvalidInputError } from '@ticketing/common';
import type { Request } from 'express';
import type Stripe from 'stripe';
import type { DisputeWebhookHandler } from './dispute-webhook-handler';
import type { IntentWebhookHandler } from './intent-webhook-handler';
import type { RefundWebhookHandler } from './refund-webhook-handler';

export interface WebhookHandlers {
  intents: IntentWebhookHandler;
  refunds: RefundWebhookHandler;
  disputes: DisputeWebhookHandler;
}

/** Passes an event to its handler. The README lists the same events, to which the webhook has to be subscribed. */
export async function handleEvent(event: Stripe.Event, { intents, refunds, disputes }: WebhookHandlers): Promise<void> {
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

/** @throws InvalidInputError unless Stripe signed exactly these bytes within the last minutes */
export function readSignedEvent(stripe: Stripe, req: Request, secret: string): Stripe.Event {
  const body: Buffer = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  try {
    return stripe.webhooks.constructEvent(body, req.get('stripe-signature') ?? '', secret);
  } catch {
    throw new InvalidInputError([{ message: 'This is not signed by Stripe' }]);
  }
}
