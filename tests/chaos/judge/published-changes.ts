import { idOf, type Evidence, type Telling } from './evidence';
import type { Check, Violation } from './verdict';

/** Every stored change was published: the bus has an event for each version of each ticket and order, and of each payment. */
export const publishedChanges: Check = {
  name: 'published changes',
  find: (evidence) => [
    ...versionsOf('ticket', evidence.tickets, evidence),
    ...versionsOf('order', evidence.orders, evidence),
    ...paymentsOf(evidence),
  ],
};

function versionsOf(kind: 'ticket' | 'order', stored: readonly Telling[], { stream }: Evidence): Violation[] {
  const told = new Map<string, Set<number | undefined>>();
  for (const { subject, data } of stream) {
    if (!subject.startsWith(`${kind}:`) || data.id === undefined) continue;
    told.set(data.id, (told.get(data.id) ?? new Set()).add(data.version));
  }
  return stored.flatMap((aggregate) => {
    const id = idOf(aggregate);
    const versions = Array.from({ length: aggregate.version + 1 }, (_, version) => version);
    const untold = versions.filter((version) => !told.get(id)?.has(version));
    return untold.map((version) => ({ message: `nobody was told of version ${version} of ${kind} ${id}`, about: id }));
  });
}

function paymentsOf({ payments, stream }: Evidence): Violation[] {
  const told = new Set(stream.map(({ subject, data }) => `${subject} ${data.id ?? ''}`));
  return payments.flatMap((payment) => {
    const { status } = payment;
    const paid = status === 'succeeded' || status === 'refund-due' || status === 'refunded';
    const due = [...(paid ? ['payment:created'] : []), ...(status === 'refunded' ? ['payment:refunded'] : [])];
    const untold = due.filter((subject) => !told.has(`${subject} ${idOf(payment)}`));
    return untold.map((subject) => ({
      message: `nobody was told ${subject} ${idOf(payment)}`,
      about: payment.orderId,
    }));
  });
}
