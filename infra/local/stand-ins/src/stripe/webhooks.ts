import { Deliveries } from '../deliveries';
import { seconds } from './call';
import type { Ledger } from './ledger';
import { sign } from './signature';

export interface WebhookEndpoint {
  readonly url: string;
  readonly secret: string;
  readonly firstPauseMs?: number;
}

const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1000;

/** Sends the events of the ledger, signed. */
export const createWebhooks = (ledger: Ledger, { url, secret, firstPauseMs }: WebhookEndpoint): Deliveries =>
  new Deliveries({
    ...{ store: ledger.store, deliveries: ledger.deliveries, url, firstPauseMs },
    giveUpAfterMs: GIVE_UP_AFTER_MS,
    compose: (id) => {
      const body = JSON.stringify(ledger.events.get(id), undefined, 2);
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': sign(body, secret, seconds(new Date())),
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      };
      return { body, headers };
    },
    complete: (id) => {
      const event = ledger.events.get(id);
      if (event) ledger.events.put(id, { ...event, pending_webhooks: 0 });
    },
  });
