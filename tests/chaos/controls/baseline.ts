import type { Random } from '@ticketing/test-driver/random';
import type { Faults } from '../nemesis/faults';
import type { JourneyWeights } from '../workload/buying';
import { controls } from './controls';

/**
 * What befalls the runs without a guard, all of it at once and with every guard in place: nothing may be found. What is
 * found in those is the missing guard's doing then, not the circumstances'.
 */
export const baseline = {
  replicas: 1,
  // Long enough that a payment whose process died is taken up in it: after that it takes a while to know its outcome.
  windowSeconds: 15,
  // A payment whose process dies is taken up soon, and an answer that comes late still comes in time.
  env: { STRIPE_TIMEOUT_MS: '2000' },
  journeys: { pay: 4, 'cancel while paying': 2, 'let expire': 2 } satisfies JourneyWeights,
  quietWithinMs: 60_000,
  meanwhile: async (faults: Faults, random: Random): Promise<void> => {
    await Promise.all(Object.values(controls).map((control) => control.meanwhile(faults, random)));
  },
};
