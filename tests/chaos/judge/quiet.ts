import { channelsOf } from '../../support/channels';
import { jobsIn } from '../../support/jobs';
import type { Stack } from '../../support/stack';
import { readStores } from './evidence';
import { settle } from './settle';
import { inQueues, inStores, onBus } from './unrest';

const STILL_MS = 3_000;

/**
 * Waits until nothing is left to do: every event told and heard, every reservation ended, every payment settled, every job
 * done.
 *
 * @param within how long that may take, in ms
 * @returns what is still going on; empty when everything is quiet
 */
export const becomeQuiet = (stack: Stack, within: number): Promise<string[]> =>
  settle(() => whatGoesOn(stack), { within, stillFor: STILL_MS });

const whatGoesOn = async (stack: Stack): Promise<string[]> => [
  ...inStores(await readStores(stack)),
  ...onBus(await channelsOf(stack)),
  ...inQueues(await jobsIn(stack)),
];
