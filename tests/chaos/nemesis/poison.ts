import { randomUUID } from 'node:crypto';
import stan from 'node-nats-streaming';
import type { Stack } from '../../support/stack';

const ACKNOWLEDGED_WITHIN_MS = 10_000;

/** Publishes a payload as it is, past every check. */
export async function publishPoison({ file }: Stack, subject: string, payload: string): Promise<void> {
  const client = stan.connect(file.natsClusterId, `chaos-${randomUUID()}`, {
    url: file.natsUrl,
    connectTimeout: ACKNOWLEDGED_WITHIN_MS,
  });
  try {
    await new Promise((resolve, reject) => {
      client.once('error', reject).once('connect', resolve).once('connection_lost', reject);
    });
    await new Promise<void>((resolve, reject) => {
      const given = setTimeout(() => reject(new Error('the bus did not take it')), ACKNOWLEDGED_WITHIN_MS);
      client.publish(subject, payload, (error) => {
        clearTimeout(given);
        if (error) reject(error);
        else resolve();
      });
    });
  } finally {
    client.close();
  }
}
