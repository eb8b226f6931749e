import type { Injection } from '../history/history';
import { idOf, type Evidence } from './evidence';
import type { Check } from './verdict';

const LATE_MS = 30_000;
/** Without these no reservation can end, however late it is. */
const NEEDED = /^(mongo|orders-)/;

/** Every reservation past its time has ended, within 30 s of it; not counted are outages of what alone can end it. */
export const expiry: Check = {
  name: 'expiry',
  find: (evidence) => [...tooLate(evidence), ...notEnded(evidence)],
};

/** How late reservations ended that ran out, in ms. */
export function lateness(evidence: Evidence): { id: string; expiresAt: number; endedAt: number }[] {
  const { stream, history, orders } = evidence;
  const ends = new Map(
    stream.filter(({ subject }) => subject === 'order:cancelled').map(({ data, time }) => [data.id ?? '', time]),
  );
  const asked = new Set(history.exchanges.filter(({ method }) => method === 'DELETE').map(({ path }) => path));
  return orders.flatMap((order) => {
    const [id, endedAt] = [idOf(order), ends.get(idOf(order))];
    if (endedAt === undefined || asked.has(`/api/orders/${id}`)) return [];
    return [{ id, expiresAt: order.expiresAt.getTime(), endedAt }];
  });
}

function tooLate(evidence: Evidence) {
  return lateness(evidence).flatMap(({ id, expiresAt, endedAt }) => {
    const excused = outage(evidence.history.injections, expiresAt, endedAt);
    const late = endedAt - expiresAt - excused;
    if (late <= LATE_MS) return [];
    return [
      { message: `order ${id} ended ${late} ms after its time, outages of ${excused} ms not counted`, about: id },
    ];
  });
}

function notEnded({ orders, gatheredAt }: Evidence) {
  return orders
    .filter(({ status }) => status === 'created' || status === 'awaiting:payment')
    .filter(({ expiresAt }) => gatheredAt - expiresAt.getTime() > LATE_MS)
    .map((order) => ({ message: `order ${idOf(order)} never ended`, about: idOf(order) }));
}

/** For how long, within a time, what is needed was away, in ms. */
function outage(injections: readonly Injection[], from: number, to: number): number {
  const spans = injections
    .filter(({ processes }) => processes.some((name) => NEEDED.test(name)))
    .map((injection) => [Math.max(injection.from, from), Math.min(injection.to ?? to, to)] as const)
    .filter(([begin, end]) => begin < end)
    .sort(([a], [b]) => a - b);
  let [total, reached] = [0, from];
  for (const [begin, end] of spans) {
    total += Math.max(0, end - Math.max(begin, reached));
    reached = Math.max(reached, end);
  }
  return total;
}
