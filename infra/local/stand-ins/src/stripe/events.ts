import type { Ledger } from './ledger';
import type { StripeEvent } from './model';

/** Stripe shows events for thirty days; here the newest are kept, and those that the shop has yet to hear of. */
const KEPT = 10_000;

/** Stores an event, to be told to as many endpoints as there are. */
export function recordEvent(ledger: Ledger, webhooks: 0 | 1, event: StripeEvent): void {
  ledger.events.put(event.id, event);
  if (webhooks > 0) {
    ledger.deliveries.put(event.id, { event: event.id, attempts: 0, since: event.created * 1000, dueAt: 0 });
  }
  for (const { id } of ledger.events.values()) {
    if (ledger.events.size <= KEPT || ledger.deliveries.get(id)) return;
    ledger.events.delete(id);
  }
}
