import { unacknowledged, type Channel } from '@ticketing/test-driver/channels';
import { subscribersOf, SUBJECTS } from '@ticketing/test-driver/subscribers';
import type { Jobs } from '@ticketing/test-driver/jobs';
import type { Stores } from './snapshot';
import { groupBy } from './group-by';

/** What the stores still have to do. */
export function pendingInStores({
  tickets,
  orders,
  payments,
}: Pick<Stores, 'tickets' | 'orders' | 'payments'>): string[] {
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

/** What has not been heard yet; and who does not listen, to whom nothing would be left. */
export const pendingOnBus = (channels: readonly Channel[]): string[] => [
  ...SUBJECTS.flatMap((subject) => missingSubscribers(subject, channels)),
  ...channels.flatMap(onChannel),
];

function missingSubscribers(subject: string, channels: readonly Channel[]): string[] {
  const subscriptions = channels.find(({ name }) => name === subject)?.subscriptions ?? [];
  const listening = subscriptions.filter((subscription) => !subscription.is_offline);
  const groups = new Set(listening.map(({ queue_name: name }) => name?.split(':').at(-1)));
  return subscribersOf(subject)
    .filter((service) => !groups.has(service))
    .map((service) => `nobody of ${service} hears ${subject}`);
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

/** The jobs that are left. A reservation that ended early may leave one that is due later, and does nothing then. */
export const pendingInQueues = (queues: readonly Jobs[]): string[] =>
  queues.flatMap(({ queue, wait, active, delayed }) => {
    const tryAgain = queue.startsWith('confirmation') ? delayed : 0;
    if (wait + active + tryAgain === 0) return [];
    return [`${queue} has ${wait} jobs that wait, ${active} in hand and ${tryAgain} to be tried again`];
  });
