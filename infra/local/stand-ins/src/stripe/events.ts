import { newDelivery } from '../deliveries';
import type { Ledger } from './ledger';
import type { StripeEvent } from './model';

/** Stripe keeps events for thirty days; the stand-in keeps the newest, and those whose webhooks are pending. */
const KEPT = 10_000;

/** Stores an event and, if there is an endpoint, its delivery. */
export function recordEvent(ledger: Ledger, webhooks: 0 | 1, event: StripeEvent): void {
  ledger.events.put(event.id, event);
  if (webhooks > 0) {
    ledger.deliveries.put(event.id, newDelivery(event.id, event.created * 1000));
  }
  for (const { id } of ledger.events.values()) {
    if (ledger.events.size <= KEPT || ledger.deliveries.get(id)) return;
    ledger.events.delete(id);
  }
}
