import { isAnswered, type History } from '../history/history';
import type { Snapshot } from './snapshot';
import { undisturbedExpirations } from './expirations';
import { endedLate } from './expiry';
import { groupBy } from './group-by';
import { recoveriesOf, type Recoveries } from './recovery';

const MINUTE_MS = 60_000;

/** Summarizes a run, in lines to be printed beside the results. */
export function describeRun(snapshot: Snapshot, from: number): string[] {
  const { history, orders } = snapshot;
  const late = endedLate(snapshot).map(({ expiresAt, endedAt }) => (endedAt - expiresAt) / 1_000);
  const { all, reported } = undisturbedExpirations(snapshot);
  const byStatus = groupBy(orders, ({ status }) => status);
  return [
    `requests: ${history.exchanges.length}, ${statusCounts(history)}`,
    `tickets: ${snapshot.tickets.length}; orders: ${orders.length}, ${[...byStatus].map(([status, some]) => `${some.length} ${status}`).join(', ')}`,
    `charges: ${snapshot.intents.filter(({ status }) => status === 'succeeded').length}; refunds: ${snapshot.refunds.length}; mails: ${snapshot.mails.length}; events on the bus: ${snapshot.stream.length}`,
    `faults: ${history.injections.length}, ${faultCounts(history)}`,
    `answered (not 503, not lost), by minute: ${availability(history, from).join(', ')}`,
    ...describeRecoveries(recoveriesOf(history)),
    `reservations that ran out ended late by: ${spread(late)}; of ${all.length} undisturbed, expiration reported ${reported.length}`,
  ];
}

function statusCounts({ exchanges }: History): string {
  const counts = [...groupBy(exchanges, ({ status }) => status ?? 'lost')].map(
    ([status, some]) => [String(status), some.length] as const,
  );
  return counts
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ');
}

/** The number of faults of each kind, without their parameters. */
function faultCounts({ injections }: History): string {
  const kinds = groupBy(injections, ({ fault }) =>
    fault.replace(/([a-z])-\d+\b/g, '$1').replace(/ (for \d+ s|\d+ times)$/, ''),
  );
  return [...kinds].map(([kind, some]) => `${kind} ×${some.length}`).join(', ');
}

function availability({ exchanges }: History, from: number): string[] {
  const minutes = groupBy(exchanges, ({ askedAt }) => Math.floor((askedAt - from) / MINUTE_MS));
  return [...minutes]
    .filter(([minute]) => minute >= 0)
    .sort(([a], [b]) => a - b)
    .map(([, some]) => `${((100 * some.filter(isServed).length) / some.length).toFixed(1)} %`);
}

const isServed = (exchange: History['exchanges'][number]) => isAnswered(exchange) && exchange.status < 500;

function describeRecoveries({ recovered, never, open, unreached }: Recoveries): string[] {
  const slowest = recovered.toSorted((a, b) => b.sinceBeginning - a.sinceBeginning).slice(0, 3);
  const seconds = (time: number) => `${(time / 1_000).toFixed(1)} s`;
  const inSeconds = (times: number[]) => spread(times.map((time) => time / 1_000));
  return [
    `a purchase works again after a fault's beginning within: ${inSeconds(recovered.map(({ sinceBeginning }) => sinceBeginning))}`,
    `a purchase works again after a fault's end within: ${inSeconds(recovered.map(({ sinceEnd }) => sinceEnd))}`,
    ...slowest.map(({ fault, sinceBeginning, sinceEnd }) => {
      return `    ${seconds(sinceBeginning)} after the beginning, ${seconds(sinceEnd)} after the end of ${fault}`;
    }),
    `never after ${never.length} faults; not known of ${open.length} at the end of the run; ${unreached.length} crashes were not reached`,
  ];
}

function spread(seconds: number[]): string {
  if (seconds.length === 0) return 'none';
  const sorted = seconds.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  return `median ${median.toFixed(1)} s, worst ${(sorted.at(-1) ?? NaN).toFixed(1)} s (of ${seconds.length})`;
}
