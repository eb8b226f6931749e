import { randomBytes } from 'node:crypto';
import type { Store, Table } from '../store';
import type { EventWebhook } from './event-webhook';
import type { Message } from './message';
import { outcomeOf } from './outcome';

/** A mail to one recipient. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly receivedAt: string;
  readonly from: string;
}

function bodyOf({ content }: Message, type: string): string {
  return content.find((part) => part.type.toLowerCase() === type)?.value ?? '';
}

/** The delivered mails, kept over a restart; above `limit` the oldest are dropped. */
export class Mailbox {
  private readonly mails: Table<Mail>;

  constructor(
    private readonly store: Store,
    private readonly limit: number,
    private readonly webhook: EventWebhook | undefined,
  ) {
    this.mails = store.table('mails');
  }

  /** Stores a mail for every recipient of the message, unless it can't be delivered, and reports what became of it. */
  accept(message: Message, receivedAt: Date): void {
    this.store.transaction(() => {
      for (const { to, cc = [], bcc = [], subject } of message.personalizations) {
        for (const { email } of [...to, ...cc, ...bcc]) {
          const outcome = outcomeOf(email);
          this.webhook?.add({ email, customArgs: message.custom_args ?? {}, at: receivedAt }, outcome);
          if (outcome.event !== 'delivered') continue;
          const id = randomBytes(12).toString('hex');
          this.mails.put(id, {
            id,
            to: email,
            subject: subject ?? message.subject ?? '',
            text: bodyOf(message, 'text/plain'),
            html: bodyOf(message, 'text/html'),
            receivedAt: receivedAt.toISOString(),
            from: message.from.name ? `${message.from.name} <${message.from.email}>` : message.from.email,
          });
        }
      }
      this.dropOldest();
    });
    this.webhook?.pump();
  }

  newestFirst(to?: string): Mail[] {
    const wanted = to?.toLowerCase();
    const mails = [...this.mails.values()].reverse();
    return wanted === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === wanted);
  }

  find(id: string): Mail | undefined {
    return this.mails.get(id);
  }

  private dropOldest(): void {
    for (const { id } of this.mails.values()) {
      if (this.mails.size <= this.limit) return;
      this.mails.delete(id);
    }
  }
}
