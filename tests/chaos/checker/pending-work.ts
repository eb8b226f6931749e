import { unacknowledged, type Channel } from '@ticketing/test-driver/channels';
import { services, subscribersOf } from '@ticketing/services';
import type { Jobs } from '@ticketing/test-driver/jobs';
import type { Stores } from './snapshot';
import { groupBy } from './group-by';

/** The work that the stores have recorded as pending. */
export function pendingInStores({
  tickets,
  orders,
  payments,
  users,
}: Pick<Stores, 'tickets' | 'orders' | 'payments' | 'users'>): string[] {
  const unpublished = [...users, ...tickets, ...orders, ...payments].filter(({ outbox }) => outbox.length > 0);
  const unpaid = orders.filter(({ status }) => status === 'created' || status === 'awaiting:payment');
  const undecided = payments.filter(({ checkAt }) => checkAt !== undefined);
  return [
    ...unpublished.map(({ _id, outbox }) => `${outbox[0]?.subject} of ${_id.toHexString()} is in the outbox`),
    ...unpaid.map(
      ({ _id, status, expiresAt }) => `order ${_id.toHexString()} is ${status} until ${expiresAt.toISOString()}`,
    ),
    ...undecided.map(({ _id, status }) => `payment ${_id.toHexString()} is ${status}`),
  ];
}

const subjects = new Set(services.flatMap(({ subscribes = [] }) => subscribes));

/** The events that are not handled yet, and the subscribers that are not there. */
export const pendingOnBus = (channels: readonly Channel[]): string[] => [
  ...[...subjects].flatMap((subject) => missingSubscribers(subject, channels)),
  ...channels.flatMap(onChannel),
];

function missingSubscribers(subject: string, channels: readonly Channel[]): string[] {
  const subscriptions = channels.find(({ name }) => name === subject)?.subscriptions ?? [];
  const online = subscriptions.filter((subscription) => !subscription.is_offline);
  const groups = new Set(online.map(({ queue_name: name }) => name?.split(':').at(-1)));
  return subscribersOf(subject)
    .filter((service) => !groups.has(service))
    .map((service) => `${service} has no subscription of ${subject}`);
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

/** The unfinished jobs. A reservation that ended early may leave a delayed one, which does nothing when it is due. */
export const pendingInQueues = (queues: readonly Jobs[]): string[] =>
  queues.flatMap(({ queue, wait, active, delayed }) => {
    const retries = queue.startsWith('confirmation') ? delayed : 0;
    if (wait + active + retries === 0) return [];
    return [`${queue} has ${wait} waiting jobs, ${active} active ones and ${retries} to be retried`];
  });
