import { channelsOf, unacknowledged } from '@ticketing/test-driver/channels';
import type { Stack } from '@ticketing/test-driver/stack';

const MEGABYTE = 2 ** 20;

/** Messages and megabytes of every channel of the stream, and how many deliveries are unacknowledged. */
export async function measureChannels(stack: Stack): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  let waiting = 0;
  for (const { name, msgs, bytes, subscriptions } of await channelsOf(stack)) {
    figures[`stream ${name}, messages`] = msgs;
    figures[`stream ${name}, MB`] = bytes / MEGABYTE;
    waiting += unacknowledged(subscriptions);
  }
  return { ...figures, 'unacknowledged deliveries': waiting };
}
