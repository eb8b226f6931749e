import { channelsOf } from '@ticketing/test-driver/channels';
import { jobsIn } from '@ticketing/test-driver/jobs';
import type { Stack } from '@ticketing/test-driver/stack';
import { readStores } from './snapshot';
import { waitUntilIdle } from './wait-until-idle';
import { pendingInQueues, pendingInStores, pendingOnBus } from './pending-work';

const STILL_MS = 3_000;

/**
 * Waits until no work is pending: every event is published and handled, every reservation ended, every payment final,
 * every job done.
 *
 * @param within how long that may take, in ms
 * @returns the work that is still pending
 */
export const waitForQuiescence = (stack: Stack, within: number): Promise<string[]> =>
  waitUntilIdle(() => findPendingWork(stack), { within, stillFor: STILL_MS });

const findPendingWork = async (stack: Stack): Promise<string[]> => [
  ...pendingInStores(await readStores(stack)),
  ...pendingOnBus(await channelsOf(stack)),
  ...pendingInQueues(await jobsIn(stack)),
];
