import type { Check } from './check';
import { groupBy } from './group-by';
import { seenOrders } from './seen-orders';
import type { Snapshot } from './snapshot';

/** How many unpaid orders an account may have, in runs whose buyers ask for many tickets at once. */
export const UNPAID_AT_ONCE = 6;

const ENDS = /^order:(cancelled|completed)$/;

interface UnpaidOrder {
  id: string;
  buyer: string;
  /** From here on it was certainly made. */
  from: number;
  /** Up to here it was certainly unpaid: the time of an event is taken before its change is stored. */
  to: number;
}

/** No account has more unpaid orders at a time than it may, at any time of the history. */
export const unpaidOrders: Check = {
  name: 'unpaid orders',
  find: (snapshot) =>
    [...groupBy(unpaidIn(snapshot), ({ buyer }) => buyer)].flatMap(([buyer, unpaid]) =>
      unpaid
        .map(({ id, from }) => ({ id, count: unpaid.filter((other) => other.from <= from && from < other.to).length }))
        .filter(({ count }) => count > UNPAID_AT_ONCE)
        .map(({ id, count }) => ({ message: `account ${buyer} had ${count} unpaid orders with ${id}`, about: id })),
    ),
};

function unpaidIn(snapshot: Snapshot): UnpaidOrder[] {
  const ended = new Map<unknown, number>();
  for (const { subject, data, time } of snapshot.stream) {
    if (ENDS.test(subject)) ended.set(data.id, Math.min(time, ended.get(data.id) ?? Infinity));
  }
  return seenOrders(snapshot).flatMap(({ order: { id, expiresAt }, stored, from }) => {
    const to = Math.min(Date.parse(expiresAt), ended.get(id) ?? Infinity);
    return stored && from < to ? [{ id, buyer: stored.userId, from, to }] : [];
  });
}
