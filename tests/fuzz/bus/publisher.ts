import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import stan, { type Stan } from 'node-nats-streaming';
import type { Stack } from '../../support/stack';

/** Somebody on the bus who sends what no service would. */
export class Publisher {
  private constructor(private readonly client: Stan) {}

  static async connect({ file }: Stack): Promise<Publisher> {
    const client = stan.connect(file.natsClusterId, `fuzz-${randomUUID()}`, { url: file.natsUrl });
    await once(client, 'connect');
    return new Publisher(client);
  }

  /** @throws Error unless the bus has stored it */
  publish(subject: string, payload: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.client.publish(subject, payload, (error) => (error ? reject(error) : resolve()));
    });
  }

  async close(): Promise<void> {
    const closed = once(this.client, 'close');
    this.client.close();
    await closed;
  }
}
