import { idOf, type Snapshot, type Publisher } from './snapshot';
import { groupBy } from './group-by';
import type { StreamedEvent } from './stream';
import { aboutIn, type Check, type Violation } from './check';

/**
 * Every stored change was published: the bus has an event for each version of each account, ticket and order, and for each
 * step of a payment. Nothing else was: no event describes what is not stored, and no two events of one version differ.
 */
export const publishedChanges: Check = {
  name: 'published changes',
  find: (snapshot) => [
    ...versionsOf('user', snapshot.users, snapshot),
    ...versionsOf('ticket', snapshot.tickets, snapshot),
    ...versionsOf('order', snapshot.orders, snapshot),
    ...paymentsOf(snapshot),
  ],
};

function versionsOf(
  kind: 'user' | 'ticket' | 'order',
  stored: readonly Publisher[],
  { stream }: Snapshot,
): Violation[] {
  const events = stream.filter(({ subject }) => subject.startsWith(`${kind}:`));
  const published = groupBy(events, ({ data }) => nameOf(data.id, data.version));
  const versions = new Map(stored.map((aggregate) => [idOf(aggregate), aggregate.version]));
  return [
    ...stored.flatMap((aggregate) => unpublished(kind, aggregate, published)),
    ...[...published.values()].flatMap((same) => [...unstored(kind, same, versions), ...contradictions(same)]),
  ];
}

const nameOf = (id = '', version = NaN) => `${id} ${version}`;

function unpublished(kind: string, aggregate: Publisher, published: ReadonlyMap<string, unknown>): Violation[] {
  const id = idOf(aggregate);
  return Array.from({ length: aggregate.version + 1 }, (_, version) => version)
    .filter((version) => !published.has(nameOf(id, version)))
    .map((version) => ({ message: `version ${version} of ${kind} ${id} was not published`, about: id }));
}

function unstored(kind: string, [first]: StreamedEvent[], stored: ReadonlyMap<string, number>): Violation[] {
  const { id = '', version = NaN } = first?.data ?? {};
  const reached = stored.get(id) ?? -1;
  if (version <= reached) return [];
  return [{ message: `version ${version} of ${kind} ${id} was published, and is not stored`, ...aboutIn(id) }];
}

/** A version that is published again has the same payload. */
function contradictions(same: readonly StreamedEvent[]): Violation[] {
  const payloads = [...new Set(same.map(({ subject, payload }) => `${subject} ${payload}`))];
  if (payloads.length === 1) return [];
  return [
    { message: `one version has ${payloads.length} events: ${payloads.join(', ')}`, ...aboutIn(same[0]?.data.id) },
  ];
}

function paymentsOf({ payments, stream, history }: Snapshot): Violation[] {
  const published = new Set(stream.map(({ subject, data }) => `${subject} ${data.id ?? ''}`));
  const asked = history.answered('POST', /^\/api\/payments$/, [202]);
  const pending = new Set(asked.map(({ answer }) => (answer as { id: string }).id));
  const stored = new Set(payments.map(idOf));
  const missing = payments.flatMap((payment) => {
    const [id, { status }] = [idOf(payment), payment];
    const paid = status === 'succeeded' || status.startsWith('refund');
    const due = [
      ...(pending.has(id) ? ['payment:pending'] : []),
      ...(paid ? ['payment:created'] : []),
      ...(status === 'refunded' ? ['payment:refunded'] : []),
      ...(status === 'refund-failed' ? ['payment:refund-failed'] : []),
    ];
    return due
      .filter((subject) => !published.has(`${subject} ${id}`))
      .map((subject) => ({ message: `${subject} ${id} was not published`, about: payment.orderId }));
  });
  const unknown = stream.filter(({ subject, data }) => subject.startsWith('payment:') && !stored.has(data.id ?? ''));
  return [
    ...missing,
    ...unknown.map(({ subject, data }) => ({
      message: `${subject} ${data.id ?? ''} was published, and is not stored`,
      ...aboutIn(data.orderId),
    })),
  ];
}
