import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '@ticketing/test-driver/random';
import type { Faults } from './faults';
import { rounds } from './rounds';

/** Injects generated faults until the time is over. */
export async function nemesis(injector: Faults, random: Random, until: number): Promise<void> {
  for (const { pauseMs, faults } of rounds(random)) {
    if (Date.now() >= until) break;
    await delay(pauseMs);
    await Promise.all(faults.map((inject) => inject(injector)));
  }
  injector.reportFailpoints();
}
