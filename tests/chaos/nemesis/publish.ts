import { randomUUID } from 'node:crypto';
import stan from 'node-nats-streaming';
import type { Stack } from '../../support/stack';

const ACKNOWLEDGED_WITHIN_MS = 10_000;

interface Message {
  subject: string;
  payload: string;
}

/** Publishes payloads as they are, past every check. */
export async function publish({ file }: Stack, messages: readonly Message[]): Promise<void> {
  const client = stan.connect(file.natsClusterId, `chaos-${randomUUID()}`, {
    url: file.natsUrl,
    connectTimeout: ACKNOWLEDGED_WITHIN_MS,
  });
  try {
    await new Promise((resolve, reject) => {
      client.once('error', reject).once('connect', resolve).once('connection_lost', reject);
    });
    for (const message of messages) await acknowledged(client, message);
  } finally {
    client.close();
  }
}

function acknowledged(client: stan.Stan, { subject, payload }: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error('the bus did not take it')), ACKNOWLEDGED_WITHIN_MS);
    client.publish(subject, payload, (error) => {
      clearTimeout(tooLate);
      if (error) reject(error);
      else resolve();
    });
  });
}
