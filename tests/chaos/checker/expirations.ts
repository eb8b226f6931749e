import { idOf, type Snapshot } from './snapshot';
import { endedLate } from './expiry';
import type { Check } from './check';

/** While any of these is down, `orders` may cancel an order before `expiration` reports it. */
const NEEDED = /^(expiration-|redis|nats)/;
/** Among fewer, `orders` may have cancelled each first on a slow machine. */
const ENOUGH = 5;

/** The reservations that ran out while nothing that they need was disturbed, and those of them that expiration reported. */
export function undisturbedExpirations(snapshot: Snapshot): { all: string[]; reported: string[] } {
  const { orders, history, stream } = snapshot;
  const createdAt = new Map(orders.map((order) => [idOf(order), order.createdAt.getTime()]));
  const faults = history.injections.filter(
    ({ processes, reached }) => reached !== false && processes.some((name) => NEEDED.test(name)),
  );
  // The events of a wiped bus are gone, and `expiration` does not publish its own again.
  const wipes = history.injections.filter(({ fault }) => fault.includes('store wiped'));
  const rememberedSince = Math.max(0, ...wipes.map(({ to = Infinity }) => to));
  const all = endedLate(snapshot)
    .filter(({ ending }) => ending === 'order:cancelled')
    .filter(({ id, endedAt }) => {
      const since = createdAt.get(id) ?? 0;
      return since >= rememberedSince && !faults.some(({ from, to = Infinity }) => from <= endedAt && to >= since);
    })
    .map(({ id }) => id);
  const published = new Set(
    stream.filter(({ subject }) => subject === 'expiration:complete').map(({ data }) => data.orderId),
  );
  return { all, reported: all.filter((id) => published.has(id)) };
}

/** `expiration` works: `orders`, which cancels overdue orders by itself in the end, must not hide that it does not. */
export const expirations: Check = {
  name: 'expirations reported',
  find: (snapshot) => {
    const { all, reported } = undisturbedExpirations(snapshot);
    if (reported.length > 0 || all.length < ENOUGH) return [];
    const [about = ''] = all;
    return [{ message: `${all.length} reservations ran out undisturbed, and expiration reported none`, about }];
  },
};
