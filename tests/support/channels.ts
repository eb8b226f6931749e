import axios from 'axios';
import type { Stack } from './stack';

export interface Subscription {
  /** The durable's name and its group's, with a colon between. */
  queue_name?: string;
  /** Whether the subscription is durable and has no client at the moment. */
  is_offline: boolean;
  last_sent: number;
  pending_count: number;
}

export interface Channel {
  name: string;
  msgs: number;
  bytes: number;
  /** How far it goes; 0 while it is empty. */
  last_seq: number;
  subscriptions?: Subscription[];
}

/** The channels of NATS Streaming, and how far each subscription has come, by its monitoring. */
export async function channelsOf({ file }: Stack): Promise<Channel[]> {
  if (file.natsMonitoringUrl === undefined) throw new Error('This NATS Streaming has no monitoring');
  const url = `${file.natsMonitoringUrl}/streaming/channelsz?subs=1&limit=1000`;
  const { data } = await axios.get<{ channels?: Channel[] }>(url, { timeout: 10_000 });
  return data.channels ?? [];
}

/** How many deliveries are unacknowledged. */
export const unacknowledged = (subscriptions: Channel['subscriptions'] = []): number =>
  subscriptions.reduce((sum, { pending_count }) => sum + pending_count, 0);
