import { request } from 'undici';
import type { Store, Table } from './store';

/** An event that the endpoint has not confirmed yet. Times are in milliseconds. */
export interface Delivery {
  readonly event: string;
  readonly attempts: number;
  readonly since: number;
  readonly dueAt: number;
}

/** A delivery that is due now. */
export const newDelivery = (event: string, since: number): Delivery => ({ event, attempts: 0, since, dueAt: 0 });

/** What a webhook sends, and where to. */
export interface Sender {
  readonly store: Store;
  readonly deliveries: Table<Delivery>;
  readonly url: string;
  readonly giveUpAfterMs: number;
  /** 1,000 unless given. */
  readonly firstPauseMs?: number | undefined;
  /** The body of an event and its headers, for one attempt. */
  compose(event: string): { body: string; headers: Record<string, string> };
  /** Called in a transaction, once an event is confirmed or given up. */
  complete(event: string): void;
}

const PARALLEL = 8;
const ANSWER_WITHIN_MS = 10_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60 * 1000;

/** After 1 s, 2 s, 4 s, … at most five minutes. */
export function pauseAfter(attempts: number, firstPauseMs: number): number {
  return Math.min(firstPauseMs * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
}

/**
 * Sends every event to the endpoint, with retries until it responds with 2xx. Works in the background, so an unavailable
 * endpoint delays no request; pending deliveries are stored and survive a restart.
 */
export class Deliveries {
  private readonly inFlight = new Set<string>();
  private readonly stopped = new AbortController();
  private alarm: NodeJS.Timeout | undefined;

  constructor(private readonly sender: Sender) {}

  /** Sends all due deliveries and schedules the next run. */
  pump(): void {
    clearTimeout(this.alarm);
    if (this.stopped.signal.aborted) return;
    let nextDueAt = Infinity;
    for (const delivery of this.sender.deliveries.values()) {
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
    this.sender.store.transaction(() => (confirmed ? this.end(delivery) : this.postpone(delivery)));
    this.pump();
  }

  private async send(event: string): Promise<boolean> {
    const { body, headers } = this.sender.compose(event);
    const limits = { headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS, signal: this.stopped.signal };
    try {
      const answer = await request(this.sender.url, { method: 'POST', headers, body, ...limits });
      await answer.body.dump();
      return answer.statusCode >= 200 && answer.statusCode < 300;
    } catch {
      // An unreachable endpoint has not confirmed.
      return false;
    }
  }

  private end({ event }: Delivery): void {
    this.sender.complete(event);
    this.sender.deliveries.delete(event);
  }

  private postpone(delivery: Delivery): void {
    const { giveUpAfterMs, firstPauseMs = FIRST_PAUSE_MS, deliveries } = this.sender;
    if (Date.now() - delivery.since > giveUpAfterMs) return this.end(delivery);
    const attempts = delivery.attempts + 1;
    const dueAt = Date.now() + pauseAfter(attempts, firstPauseMs);
    deliveries.put(delivery.event, { ...delivery, attempts, dueAt });
  }
}
