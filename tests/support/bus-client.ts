import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import stan, { type Message, type Stan } from 'node-nats-streaming';
import type { Stack } from './stack';

const ANSWERED_WITHIN_MS = 10_000;

/** Connects to the bus directly, past every check of the services, for as long as `use` takes. */
export async function withBus<T>({ file }: Stack, use: (bus: BusClient) => Promise<T>): Promise<T> {
  const client = stan.connect(file.natsClusterId, `test-${randomUUID()}`, {
    url: file.natsUrl,
    connectTimeout: ANSWERED_WITHIN_MS,
    ackTimeout: ANSWERED_WITHIN_MS,
  });
  const bus = new BusClient(client);
  try {
    await once(client, 'connect');
    return await use(bus);
  } finally {
    await new Promise((resolve) => client.once('close', resolve).close());
  }
}

export class BusClient {
  private readonly lost: Promise<never>;

  constructor(private readonly client: Stan) {
    this.lost = new Promise((_, reject) => client.on('error', reject).on('connection_lost', reject));
    // A pending read rejects with it; there may be none.
    this.lost.catch(() => undefined);
  }

  /** @throws Error unless the bus has stored it in time */
  publish(subject: string, payload: string | Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.client.publish(subject, payload, (error) => (error ? reject(error) : resolve()));
    });
  }

  /**
   * What a channel has, from its first message up to the one with the number `last`.
   *
   * @throws Error when the bus is lost meanwhile
   */
  read(subject: string, last: number): Promise<string[]> {
    const payloads: string[] = [];
    const subscription = this.client.subscribe(subject, this.client.subscriptionOptions().setDeliverAllAvailable());
    const all = new Promise<string[]>((resolve, reject) => {
      subscription.on('error', reject).on('timeout', reject);
      subscription.on('message', (message: Message) => {
        payloads.push(String(message.getData()));
        if (message.getSequence() === last) resolve(payloads);
      });
    });
    return Promise.race([all, this.lost]);
  }
}
