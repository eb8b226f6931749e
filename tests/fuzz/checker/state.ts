import { setTimeout as delay } from 'node:timers/promises';
import { allMails } from '@ticketing/test-driver/mailbox';
import { stripeRecords } from '@ticketing/test-driver/stripe-records';
import { channelsOf } from '@ticketing/test-driver/channels';
import type { Stack } from '@ticketing/test-driver/stack';
import { changesBetween, hashOf, type Digest } from './digest';
import { Documents } from './documents';
import { Keys } from './keys';

const STABLE_MS = 300;
const PATIENCE_MS = 20_000;

/** Where a channel of the stream stands in a digest. */
export const placeOfChannel = (name: string): string => `stream ${name}`;
export const isMail = (place: string): boolean => place.startsWith('a mail to ');

/** The state of the system and what it sent out: MongoDB, Redis, the stream, Stripe's records, the mails. */
export class State {
  private constructor(
    private readonly stack: Stack,
    private readonly documents: Documents,
    readonly keys: Keys,
  ) {}

  static async connect(stack: Stack): Promise<State> {
    return new State(stack, await Documents.connect(stack), new Keys(stack));
  }

  async close(): Promise<void> {
    this.keys.close();
    await this.documents.close();
  }

  /** The digest once nothing changes any more. */
  async whenStable(): Promise<Digest> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let last = await this.digest(); Date.now() < deadline;) {
      await delay(STABLE_MS);
      const next = await this.digest();
      if (changesBetween(last, next).length === 0) return next;
      last = next;
    }
    throw new Error(`Something still changes ${PATIENCE_MS / 1000} s after the last request`);
  }

  private async digest(): Promise<Digest> {
    const parts = [
      this.documents.digest(),
      this.keys.digest(),
      digestOfStream(this.stack),
      digestOfStripe(this.stack),
      digestOfMails(this.stack),
    ];
    return new Map((await Promise.all(parts)).flatMap((part) => [...part]));
  }
}

/** How far each channel goes: any further message shows, whatever it is. */
async function digestOfStream(stack: Stack): Promise<Digest> {
  return new Map((await channelsOf(stack)).map(({ name, last_seq }) => [placeOfChannel(name), String(last_seq)]));
}

async function digestOfStripe(stack: Stack): Promise<Digest> {
  const { intents, refunds } = await stripeRecords(stack);
  return new Map([...intents, ...refunds].map((entry) => [`Stripe ${entry.id}`, hashOf(JSON.stringify(entry))]));
}

async function digestOfMails(stack: Stack): Promise<Digest> {
  return new Map((await allMails(stack)).map(({ id, to }) => [`a mail to ${to} (${id})`, 'sent']));
}
