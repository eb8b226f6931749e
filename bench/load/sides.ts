import type { Context } from '../context';
import { percentile } from '../figures/figure';
import { closedLoop, throughput } from './closed-loop';
import { latencies } from './latencies';
import { computedByAll, waitUntilIdle } from './processes';
import type { Ask } from './request';

/** One of those that are measured in turn: the services, or the bare server. */
export interface Side {
  url: string;
  next: () => Ask | undefined;
}

/** What each round found. */
export interface Measured {
  perSecond: number[];
  /** CPU time of all processes per answer, in µs, with what other services do because of the request. */
  cpu: number[];
  /** How long answers took at a steady pace, in ms. */
  p50: number[];
  p99: number[];
}

const CONNECTIONS = 16;

/**
 * Measures sides in turn, round by round, so that a noisy machine disturbs all of them.
 *
 * @param pace requests per second at which latency is measured; well below what any side can answer
 */
export async function measureInTurn<Name extends string>(
  context: Context,
  sides: Record<Name, Side>,
  pace: number,
): Promise<Record<Name, Measured>> {
  const { stack, effort } = context;
  const entries = Object.entries<Side>(sides) as [Name, Side][];
  const nothingYet = (): Measured => ({ perSecond: [], cpu: [], p50: [], p99: [] });
  const measured = Object.fromEntries(entries.map(([name]) => [name, nothingYet()])) as Record<Name, Measured>;
  for (const [, side] of entries) await throughput({ ...side, connections: CONNECTIONS, seconds: 1 });
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [name, side] of entries) {
      await waitUntilIdle(stack);
      const times = await latencies({ ...side, perSecond: pace, seconds: effort.seconds });
      const before = computedByAll(context);
      const { answers, seconds } = await closedLoop({ ...side, connections: CONNECTIONS, seconds: effort.seconds });
      await waitUntilIdle(stack);
      measured[name].cpu.push(((computedByAll(context) - before) * 1_000) / answers);
      measured[name].perSecond.push(answers / seconds);
      measured[name].p50.push(percentile(times, 50));
      measured[name].p99.push(percentile(times, 99));
    }
  }
  return measured;
}
