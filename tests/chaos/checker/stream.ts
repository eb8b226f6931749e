import { withBus } from '@ticketing/test-driver/bus-client';
import { channelsOf } from '@ticketing/test-driver/channels';
import type { Stack } from '@ticketing/test-driver/stack';

/** An event as the bus has it. */
export interface StreamedEvent {
  subject: string;
  payload: string;
  /** When the change was stored, in milliseconds since 1970. */
  time: number;
  data: { id?: string; orderId?: string; version?: number; title?: string; price?: number; email?: string };
  /** Whether the bus has had the same event before. */
  redelivered: boolean;
}

const SUBJECTS = /^(user|ticket|order|payment|expiration):/;

/** Everything that the bus has, each channel from its first message to its last. Poison is left out. */
export async function readStream(stack: Stack): Promise<StreamedEvent[]> {
  const messages: Message[] = [];
  await withBus(stack, async (bus) => {
    for (const { name: subject, last_seq: last } of await channelsOf(stack)) {
      if (!SUBJECTS.test(subject) || last === 0) continue;
      for (const payload of await bus.read(subject, last)) messages.push({ subject, payload });
    }
  });
  return messages.flatMap(parse(new Set()));
}

interface Message {
  subject: string;
  payload: string;
}

function parse(seen: Set<string>) {
  return ({ subject, payload }: Message): StreamedEvent[] => {
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
