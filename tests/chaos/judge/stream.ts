import { randomUUID } from 'node:crypto';
import stan from 'node-nats-streaming';
import { channelsOf } from '../../support/channels';
import type { Stack } from '../../support/stack';

/** An event as the bus has it. */
export interface StreamedEvent {
  subject: string;
  payload: string;
  /** When the change was stored, in milliseconds since 1970. */
  time: number;
  data: { id?: string; orderId?: string; version?: number };
  /** Whether the bus has had the same event before. */
  redelivered: boolean;
}

const SUBJECTS = /^(ticket|order|payment|expiration):/;

/** Everything that the bus has, each channel from its first message to its last. Poison is left out. */
export async function readStream(stack: Stack): Promise<StreamedEvent[]> {
  const { natsUrl: url, natsClusterId } = stack.file;
  const client = stan.connect(natsClusterId, `judge-${randomUUID()}`, { url });
  await new Promise((resolve, reject) => client.once('connect', resolve).once('error', reject));
  const payloads: { subject: string; payload: string }[] = [];
  for (const { name: subject, last_seq: last } of await channelsOf(stack)) {
    if (!SUBJECTS.test(subject) || last === 0) continue;
    const options = client.subscriptionOptions().setDeliverAllAvailable();
    await new Promise<void>((resolve) => {
      client.subscribe(subject, options).on('message', (message: stan.Message) => {
        payloads.push({ subject, payload: String(message.getData()) });
        if (message.getSequence() === last) resolve();
      });
    });
  }
  await new Promise((resolve) => client.once('close', resolve).close());
  return payloads.flatMap(parse(new Set()));
}

function parse(seen: Set<string>) {
  return ({ subject, payload }: { subject: string; payload: string }): StreamedEvent[] => {
    const event = readEnvelope(payload);
    if (event === undefined) return [];
    const redelivered = seen.has(event.id);
    seen.add(event.id);
    return [{ subject, payload, time: Date.parse(event.time), data: event.data, redelivered }];
  };
}

interface Envelope {
  id: string;
  time: string;
  data: StreamedEvent['data'];
}

function readEnvelope(payload: string): Envelope | undefined {
  try {
    const event = JSON.parse(payload) as Partial<Envelope>;
    return event.id !== undefined && event.time !== undefined && event.data ? (event as Envelope) : undefined;
  } catch {
    // Poison that is no JSON at all.
    return undefined;
  }
}
