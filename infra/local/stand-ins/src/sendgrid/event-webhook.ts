import { randomBytes, type KeyObject } from 'node:crypto';
import { Deliveries, newDelivery, type Delivery } from '../deliveries';
import type { Store, Table } from '../store';
import type { Outcome } from './outcome';
import { signatureHeaders } from './signature';

export interface WebhookEndpoint {
  readonly url: string;
  /** Private, on the curve P-256. */
  readonly key: KeyObject;
  readonly firstPauseMs?: number;
}

/** A mail to one recipient. */
interface Sent {
  readonly email: string;
  readonly customArgs: Record<string, string>;
  readonly at: Date;
}

const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1000;

/** Reports what becomes of mails, signed, to one endpoint. */
export class EventWebhook {
  private readonly reports: Table<{ readonly body: string }>;
  private readonly pending: Table<Delivery>;
  private readonly deliveries: Deliveries;

  constructor(store: Store, { url, key, firstPauseMs }: WebhookEndpoint) {
    const reports = (this.reports = store.table<{ readonly body: string }>('reports'));
    this.pending = store.table('deliveries');
    this.deliveries = new Deliveries({
      ...{ store, deliveries: this.pending, url, firstPauseMs, giveUpAfterMs: GIVE_UP_AFTER_MS },
      compose: (id) => {
        const body = reports.get(id)?.body ?? '';
        const headers = { 'content-type': 'application/json', 'user-agent': 'SendGrid Event API' };
        return { body, headers: { ...headers, ...signatureHeaders(body, key, new Date()) } };
      },
      complete: (id) => reports.delete(id),
    });
  }

  /** Stores a report on a mail, in the transaction that is open. It is sent by the next `pump`. */
  add({ email, customArgs, at }: Sent, outcome: Outcome): void {
    const id = randomBytes(16).toString('base64url');
    const about = { email, timestamp: Math.floor(at.getTime() / 1_000), sg_message_id: id, ...customArgs };
    const events = [{ event: 'processed' }, outcome].map((event) => ({ ...about, ...event, sg_event_id: eventId() }));
    // SendGrid's bodies end like this; the end of the line is signed, too.
    this.reports.put(id, { body: `${JSON.stringify(events)}\r\n` });
    this.pending.put(id, newDelivery(id, at.getTime()));
  }

  pump(): void {
    this.deliveries.pump();
  }

  stop(): void {
    this.deliveries.stop();
  }
}

const eventId = () => randomBytes(24).toString('base64url');
