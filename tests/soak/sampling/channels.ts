import type { Stack } from '../../support/stack';

interface Channel {
  name: string;
  msgs: number;
  bytes: number;
  subscriptions?: { pending_count: number }[];
}

const MEGABYTE = 2 ** 20;

/** Messages and megabytes of every channel of the stream, and how many deliveries nobody has acknowledged yet. */
export async function measureChannels({ file }: Stack): Promise<Record<string, number>> {
  const answer = await fetch(`${file.natsMonitoringUrl}/streaming/channelsz?subs=1&limit=1000`);
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
