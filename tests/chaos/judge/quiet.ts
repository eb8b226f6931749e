import { channelsOf, unacknowledged, type Channel } from '../../support/channels';
import type { Stack } from '../../support/stack';
import { readStores, type Stores } from './evidence';
import { groupBy } from './group-by';

/**
 * Waits until nothing is left to do: every event told and heard, every reservation ended, every payment settled.
 *
 * @param within how long that may take, in ms
 * @returns what is still going on; empty when everything is quiet
 */
export async function becomeQuiet(stack: Stack, within: number): Promise<string[]> {
  const deadline = Date.now() + within;
  for (;;) {
    const unrest = await whatGoesOn(stack).catch((error: unknown) => [`cannot be asked: ${(error as Error).message}`]);
    if (unrest.length === 0 || Date.now() > deadline) return unrest;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function whatGoesOn(stack: Stack): Promise<string[]> {
  return [...inStores(await readStores(stack)), ...(await channelsOf(stack)).flatMap(onChannel)];
}

function inStores({ tickets, orders, payments }: Stores): string[] {
  const untold = [...tickets, ...orders, ...payments].filter(({ outbox }) => outbox.length > 0);
  const unpaid = orders.filter(({ status }) => status === 'created' || status === 'awaiting:payment');
  const unsettled = payments.filter(({ checkAt }) => checkAt !== undefined);
  return [
    ...untold.map(({ _id, outbox }) => `${outbox[0]?.subject} of ${_id.toHexString()} is in the outbox`),
    ...unpaid.map(
      ({ _id, status, expiresAt }) => `order ${_id.toHexString()} is ${status} until ${expiresAt.toISOString()}`,
    ),
    ...unsettled.map(({ _id, status }) => `payment ${_id.toHexString()} is ${status}`),
  ];
}

function onChannel({ name, last_seq: last, subscriptions = [] }: Channel): string[] {
  const groups = groupBy(subscriptions, ({ queue_name: group }) => group ?? '');
  return [...groups].flatMap(([group, members]) => {
    const pending = unacknowledged(members);
    const sent = Math.max(...members.map(({ last_sent }) => last_sent));
    if (pending === 0 && sent >= last) return [];
    return [`${group} has been sent ${name} up to ${sent} of ${last}, and has not acknowledged ${pending}`];
  });
}
