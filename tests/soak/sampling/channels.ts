import type { StackProcess } from '../../support/stack';
import { optionOf } from './processes';

interface Channel {
  name: string;
  msgs: number;
  bytes: number;
  subscriptions?: { pending_count: number }[];
}

const MEGABYTE = 2 ** 20;

/** Messages and megabytes of every channel of the stream, and how many deliveries nobody has acknowledged yet. */
export async function measureChannels(nats: StackProcess): Promise<Record<string, number>> {
  // Nothing tells where the monitoring pages are but the command line.
  const port = optionOf(nats.pid ?? 0, '--http_port');
  const answer = await fetch(`http://127.0.0.1:${port}/streaming/channelsz?subs=1&limit=1000`);
  const { channels } = (await answer.json()) as { channels: Channel[] };
  const figures: Record<string, number> = { 'unacknowledged deliveries': 0 };
  for (const { name, msgs, bytes, subscriptions = [] } of channels) {
    figures[`stream ${name}, messages`] = msgs;
    figures[`stream ${name}, MB`] = bytes / MEGABYTE;
    const pending = subscriptions.reduce((sum, { pending_count }) => sum + pending_count, 0);
    figures['unacknowledged deliveries'] = (figures['unacknowledged deliveries'] ?? 0) + pending;
  }
  return figures;
}
