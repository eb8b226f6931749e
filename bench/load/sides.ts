import type { Context } from '../context';
import { percentile } from '../figures/figure';
import { throughput } from './closed-loop';
import { latencies } from './latencies';
import { waitUntilIdle } from './processes';
import type { Ask } from './request';

/** One of those that are measured in turn: the services, or the bare server. */
export interface Side {
  url: string;
  next: () => Ask | undefined;
}

/** What each round found: answers per second, and how long answers took at a steady pace, in ms. */
export interface Measured {
  perSecond: number[];
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
  { stack, effort }: Context,
  sides: Record<Name, Side>,
  pace: number,
): Promise<Record<Name, Measured>> {
  const entries = Object.entries<Side>(sides) as [Name, Side][];
  const nothingYet = (): Measured => ({ perSecond: [], p50: [], p99: [] });
  const measured = Object.fromEntries(entries.map(([name]) => [name, nothingYet()])) as Record<Name, Measured>;
  for (const [, side] of entries) await throughput({ ...side, connections: CONNECTIONS, seconds: 1 });
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const [name, side] of entries) {
      await waitUntilIdle(stack);
      const times = await latencies({ ...side, perSecond: pace, seconds: effort.seconds });
      const perSecond = await throughput({ ...side, connections: CONNECTIONS, seconds: effort.seconds });
      measured[name].perSecond.push(perSecond);
      measured[name].p50.push(percentile(times, 50));
      measured[name].p99.push(percentile(times, 99));
    }
  }
  await waitUntilIdle(stack);
  return measured;
}
