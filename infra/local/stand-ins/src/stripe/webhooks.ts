import { seconds } from './call';
import type { Ledger } from './ledger';
import { sign } from './signature';

/** An event that the endpoint has not confirmed yet. Times are in milliseconds. */
export interface Delivery {
  readonly event: string;
  readonly attempts: number;
  readonly since: number;
  readonly dueAt: number;
}

export interface WebhookEndpoint {
  readonly url: string;
  readonly secret: string;
}

const PARALLEL = 8;
const ANSWER_WITHIN_MS = 10_000;
const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1000;
const LONGEST_PAUSE_MS = 5 * 60 * 1000;

/** After 1 s, 2 s, 4 s, … at most five minutes. */
export function pauseAfter(attempts: number, firstPauseMs: number): number {
  return Math.min(firstPauseMs * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
}

/**
 * Sends every event to the endpoint, with retries until it responds with 2xx. Works in the background, so an unavailable
 * endpoint delays no request; pending deliveries are in the ledger and survive a restart.
 */
export class Webhooks {
  private readonly inFlight = new Set<string>();
  private readonly stopped = new AbortController();
  private alarm: NodeJS.Timeout | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly endpoint: WebhookEndpoint,
    private readonly firstPauseMs = 1_000,
  ) {}

  /** Sends all due deliveries and schedules the next run. */
  pump(): void {
    clearTimeout(this.alarm);
    if (this.stopped.signal.aborted) return;
    let nextDueAt = Infinity;
    for (const delivery of this.ledger.deliveries.values()) {
      if (this.inFlight.size >= PARALLEL) return;
      if (this.inFlight.has(delivery.event)) continue;
      if (delivery.dueAt <= Date.now()) void this.deliver(delivery);
      else nextDueAt = Math.min(nextDueAt, delivery.dueAt);
    }
    if (nextDueAt < Infinity) this.alarm = setTimeout(() => this.pump(), nextDueAt - Date.now());
  }

  stop(): void {
    clearTimeout(this.alarm);
    this.stopped.abort();
  }

  private async deliver(delivery: Delivery): Promise<void> {
    this.inFlight.add(delivery.event);
    const confirmed = await this.send(delivery.event);
    this.inFlight.delete(delivery.event);
    // A delivery that the stop interrupted stays pending and is sent again at the next start.
    if (this.stopped.signal.aborted) return;
    this.ledger.store.transaction(() => (confirmed ? this.complete(delivery) : this.postpone(delivery)));
    this.pump();
  }

  private async send(eventId: string): Promise<boolean> {
    const payload = JSON.stringify(this.ledger.events.get(eventId), undefined, 2);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': sign(payload, this.endpoint.secret, seconds(new Date())),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    };
    const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    try {
      const init: RequestInit = { method: 'POST', headers, body: payload, redirect: 'manual', signal };
      const response = await fetch(this.endpoint.url, init);
      await response.body?.cancel();
      return response.ok;
    } catch {
      // An unreachable endpoint has not confirmed.
      return false;
    }
  }

  private complete({ event: id }: Delivery): void {
    const event = this.ledger.events.get(id);
    if (event) this.ledger.events.put(id, { ...event, pending_webhooks: 0 });
    this.ledger.deliveries.delete(id);
  }

  private postpone(delivery: Delivery): void {
    if (Date.now() - delivery.since > GIVE_UP_AFTER_MS) {
      this.ledger.deliveries.delete(delivery.event);
      return;
    }
    const attempts = delivery.attempts + 1;
    const dueAt = Date.now() + pauseAfter(attempts, this.firstPauseMs);
    this.ledger.deliveries.put(delivery.event, { ...delivery, attempts, dueAt });
  }
}
