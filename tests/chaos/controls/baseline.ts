import type { Random } from '@ticketing/test-driver/random';
import type { Faults } from '../nemesis/faults';
import type { JourneyWeights } from '../workload/buying';
import { controls } from './controls';

/**
 * The faults of all the controls at once, with every guard in place: no violation may be found. So the violations of the
 * controls come from the missing guard, not from the faults.
 */
export const baseline = {
  replicas: 1,
  // Long enough for the payment of a dead process to be resumed in it, after which its outcome takes a while.
  windowSeconds: 15,
  accountHolders: 2,
  grabs: 0.03,
  // The payment of a dead process is resumed soon, and a late answer still comes in time.
  env: { STRIPE_TIMEOUT_MS: '2000' },
  journeys: { pay: 4, 'cancel while paying': 2, 'let expire': 2 } satisfies JourneyWeights,
  quietWithinMs: 60_000,
  meanwhile: async (faults: Faults, random: Random): Promise<void> => {
    await Promise.all(Object.values(controls).map((control) => control.meanwhile(faults, random)));
  },
};
