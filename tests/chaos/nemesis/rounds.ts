import type { Random } from '@ticketing/test-driver/random';
import { namedGaps } from './failpoints';
import { randomFault, type Fault } from './fault-generators';

const LONGEST_GAP_MS = 6_000;
const SHORTEST_GAP_MS = 500;

/** Faults of one moment, and how long nothing is done before them. */
export interface Round {
  pauseMs: number;
  faults: Fault[];
}

/**
 * First the named gaps, then one fault after the other, now and then two at once, without end. Each fault has a source of
 * its own: what it generators, and when, does not change what comes after it.
 */
export function* rounds(random: Random): Generator<Round, never> {
  for (const { step, services } of namedGaps) {
    const service = random.pick(services);
    yield { pauseMs: SHORTEST_GAP_MS, faults: [(faults) => faults.crash(service, step)] };
  }
  for (;;) {
    const pauseMs = random.integer(SHORTEST_GAP_MS, LONGEST_GAP_MS);
    const together = random.chance(0.2) ? 2 : 1;
    yield { pauseMs, faults: Array.from({ length: together }, () => randomFault(random.fork())) };
  }
}
