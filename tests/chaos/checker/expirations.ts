import { idOf, type Snapshot } from './snapshot';
import { endedLate } from './expiry';
import type { Check } from './check';

/** With any of these away, `orders` may have noticed first. */
const NEEDED = /^(expiration-|redis|nats)/;
/** Of fewer, `orders` may have been first on a slow machine. */
const ENOUGH = 5;

/** Whose time ran out by itself, with nothing that has to do with it disturbed meanwhile, and of which of them it was told. */
export function undisturbedExpirations(snapshot: Snapshot): { all: string[]; told: string[] } {
  const { orders, history, stream } = snapshot;
  const createdAt = new Map(orders.map((order) => [idOf(order), order.createdAt.getTime()]));
  const faults = history.injections.filter(
    ({ processes, reached }) => reached !== false && processes.some((name) => NEEDED.test(name)),
  );
  // What a wiped bus had is gone, and `expiration` does not tell it again.
  const wipes = history.injections.filter(({ fault }) => fault.includes('store wiped'));
  const rememberedSince = Math.max(0, ...wipes.map(({ to = Infinity }) => to));
  const all = endedLate(snapshot)
    .filter(({ ending }) => ending === 'order:cancelled')
    .filter(({ id, endedAt }) => {
      const since = createdAt.get(id) ?? 0;
      return since >= rememberedSince && !faults.some(({ from, to = Infinity }) => from <= endedAt && to >= since);
    })
    .map(({ id }) => id);
  const heard = new Set(
    stream.filter(({ subject }) => subject === 'expiration:complete').map(({ data }) => data.orderId),
  );
  return { all, told: all.filter((id) => heard.has(id)) };
}

/** `expiration` does its part: `orders`, which would notice by itself in the end, must not hide that it does nothing. */
export const expirations: Check = {
  name: 'expirations told',
  find: (snapshot) => {
    const { all, told } = undisturbedExpirations(snapshot);
    if (told.length > 0 || all.length < ENOUGH) return [];
    const [about = ''] = all;
    return [{ message: `${all.length} reservations ran out undisturbed, and expiration told of none`, about }];
  },
};
