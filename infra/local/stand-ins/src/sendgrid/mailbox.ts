import { randomBytes } from 'node:crypto';
import { Store, type Table } from '../store';
import type { Message } from './message';

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

/** The accepted mails, kept over a restart; above `limit` the oldest are dropped. */
export class Mailbox {
  private readonly store: Store;
  private readonly mails: Table<Mail>;

  constructor(
    directory: string,
    private readonly limit: number,
  ) {
    this.store = new Store(directory);
    this.mails = this.store.table('mails');
  }

  /** Stores a mail for every recipient of the message. */
  accept(message: Message, receivedAt: Date): void {
    this.store.transaction(() => {
      for (const { to, cc = [], bcc = [], subject } of message.personalizations) {
        for (const { email } of [...to, ...cc, ...bcc]) {
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
  }

  newestFirst(to?: string): Mail[] {
    const wanted = to?.toLowerCase();
    const mails = [...this.mails.values()].reverse();
    return wanted === undefined ? mails : mails.filter((mail) => mail.to.toLowerCase() === wanted);
  }

  find(id: string): Mail | undefined {
    return this.mails.get(id);
  }

  close(): void {
    this.store.close();
  }

  private dropOldest(): void {
    for (const { id } of this.mails.values()) {
      if (this.mails.size <= this.limit) return;
      this.mails.delete(id);
    }
  }
}
