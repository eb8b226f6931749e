import { randomFrom } from '@ticketing/test-driver/random';
import type { Stack } from '@ticketing/test-driver/stack';
import { Crowd } from './load/crowd';
import { Market } from './load/market';
import { Visitors } from './load/visitors';
import type { Options } from './options';
import type { Sampler } from './sampling/sampler';

/** A sample has garbage collected everywhere, which must stay a small part of the load. */
const sampleEveryMs = (minutes: number) => 1_000 * Math.min(Math.max(minutes, 5), 15);

/** The outcome of a soak, beside its samples. */
export interface Outcome {
  purchases: number;
  /** Why journeys ended early, and how many did for each reason. */
  failures: Map<string, number>;
}

/**
 * Keeps up the load for a while, and samples what may grow.
 *
 * @param signal ends it early
 */
export async function soak(stack: Stack, sampler: Sampler, options: Options, signal: AbortSignal): Promise<Outcome> {
  const random = randomFrom(options.seed);
  const market = new Market(await Crowd.gather(stack.gateway, random), stack, random);
  const load = new Visitors(market);
  const failed = new AbortController();
  const reading = sampler.start(sampleEveryMs(options.minutes), () => ({
    purchases: market.purchases,
    underWay: load.underWay,
  }));
  try {
    // Without samples the load is useless.
    await Promise.race([
      reading,
      load.run({
        perSecond: options.rate,
        seconds: options.minutes * 60,
        signal: AbortSignal.any([signal, failed.signal]),
      }),
    ]);
  } finally {
    failed.abort();
  }
  await sampler.stop();
  return { purchases: market.purchases, failures: load.failures };
}
