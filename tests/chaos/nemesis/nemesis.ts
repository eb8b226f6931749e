import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../support/random';
import type { Faults } from './faults';
import { rounds } from './rounds';

/** Strikes until the time is over. */
export async function nemesis(faults: Faults, random: Random, until: number): Promise<void> {
  for (const { pauseMs, strikes } of rounds(random)) {
    if (Date.now() >= until) break;
    await delay(pauseMs);
    await Promise.all(strikes.map((strike) => strike(faults)));
  }
  faults.reportCrashPoints();
}
