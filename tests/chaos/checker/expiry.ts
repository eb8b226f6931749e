import { idOf, type Snapshot } from './snapshot';
import { outagesOf, timeIn } from './outages';
import type { Check } from './check';

const LATE_MS = 30_000;

/** Every reservation has ended within 30 s of its time, not counting the outages of MongoDB and of all replicas of orders. */
export const expiry: Check = {
  name: 'expiry',
  find: (snapshot) => [...tooLate(snapshot), ...notEnded(snapshot)],
};

export interface Lateness {
  id: string;
  expiresAt: number;
  endedAt: number;
  /** The subject of the event that ended it. */
  ending: string;
}

/**
 * The reservations that ended after their time, in whichever way: until `orders` cancels an overdue order, its buyer may
 * cancel it and a payment that began in time may complete it. 30 s after its time every order must have ended.
 */
export function endedLate({ stream, orders }: Snapshot): Lateness[] {
  const ends = new Map(
    stream
      .filter(({ subject }) => subject === 'order:cancelled' || subject === 'order:completed')
      .map(({ subject, data, time }) => [data.id ?? '', { endedAt: time, ending: subject }]),
  );
  return orders.flatMap((order) => {
    const [id, expiresAt, end] = [idOf(order), order.expiresAt.getTime(), ends.get(idOf(order))];
    return end === undefined || end.endedAt < expiresAt ? [] : [{ id, expiresAt, ...end }];
  });
}

function tooLate(snapshot: Snapshot) {
  return endedLate(snapshot).flatMap(({ id, expiresAt, endedAt, ending }) => {
    const excused = outage(snapshot, expiresAt, endedAt);
    const late = endedAt - expiresAt - excused;
    if (late <= LATE_MS) return [];
    const message = `order ${id} had its end (${ending}) ${late} ms after its time, outages of ${excused} ms not counted`;
    return [{ message, about: id }];
  });
}

function notEnded(snapshot: Snapshot) {
  const { orders, gatheredAt } = snapshot;
  return orders
    .filter(({ status }) => status === 'created' || status === 'awaiting:payment')
    .filter(({ expiresAt }) => {
      const time = expiresAt.getTime();
      return gatheredAt - time - outage(snapshot, time, gatheredAt) > LATE_MS;
    })
    .map((order) => ({ message: `order ${idOf(order)} never ended`, about: idOf(order) }));
}

/** How long within a time MongoDB or all replicas of orders were down, in ms. */
function outage({ history, processes }: Snapshot, from: number, to: number): number {
  const orders = processes.filter((name) => name.startsWith('orders-'));
  const spans = [outagesOf(['mongo'], history.injections), outagesOf(orders, history.injections)].flat();
  return timeIn(spans, from, to);
}
