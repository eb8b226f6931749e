import type { Aim, Figure } from '../figures/figure';
import type { Measured } from '../load/sides';

/**
 * The figures of one kind of request.
 *
 * @param name the request
 * @param pace at which latency was measured, in requests per second
 */
export function requestFigures(
  name: string,
  { ours, bare }: { ours: Measured; bare: Measured },
  pace: number,
  aim?: Aim,
): Figure[] {
  return [
    { name, unit: '/s', rounds: ours.perSecond, bare: bare.perSecond, ...(aim && { aim }) },
    { name: `${name}: CPU per answer`, unit: 'µs', rounds: ours.cpu, bare: bare.cpu },
    { name: `${name}, ${pace}/s: p50`, unit: 'ms', rounds: ours.p50, bare: bare.p50 },
    { name: `${name}, ${pace}/s: p99`, unit: 'ms', rounds: ours.p99, bare: bare.p99 },
  ];
}

/** The same throughput beside a bare request whose event has no subscriber, so that no handler competes with it. */
export const besideAlone = (name: string, { ours, alone }: { ours: Measured; alone: Measured }): Figure => ({
  name: `${name} (bare: no subscriber)`,
  unit: '/s',
  rounds: ours.perSecond,
  bare: alone.perSecond,
});
