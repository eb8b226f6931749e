import type { Order } from '@ticketing/test-driver/person';
import type { Answered } from '../history/history';
import { idOf, type Snapshot, type StoredOrder } from './snapshot';

/** An order that its buyer was told of. */
export interface SeenOrder {
  order: Order;
  stored: StoredOrder | undefined;
  /** When an answer first showed it: from then on it was certainly made, and may have ended before as well. */
  from: number;
}

/** The orders that buyers were told of. */
export function seenOrders(snapshot: Snapshot): SeenOrder[] {
  const stored = new Map(snapshot.orders.map((order) => [idOf(order), order]));
  const first = new Map<string, SeenOrder>();
  for (const { answer, answeredAt } of showingOrders(snapshot)) {
    for (const order of [answer].flat() as Order[]) {
      const known = first.get(order.id);
      if (known === undefined || answeredAt < known.from) {
        first.set(order.id, { order, stored: stored.get(order.id), from: answeredAt });
      }
    }
  }
  return [...first.values()];
}

/** Reservations, and the lists in which people without a key find what a lost answer had made. */
const showingOrders = ({ history }: Snapshot): Answered[] => [
  ...history.answered('POST', /^\/api\/orders$/, [201]),
  ...history.answered('GET', /^\/api\/orders$/, [200]),
];
