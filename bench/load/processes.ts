import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@ticketing/common/testing';
import { computedMs } from '@ticketing/test-driver/processes';
import type { Stack } from '@ticketing/test-driver/stack';

const WINDOW_MS = 400;
/** Of one core, all processes together; sweeps and heartbeats take a little all the time. */
const IDLE_SHARE = 0.25;

/**
 * Waits until a system is idle: events that one round left behind must not slow the next one down.
 */
export async function waitUntilIdle(stack: Stack): Promise<void> {
  const pids = stack.file.processes.flatMap(({ pid }) => pid ?? []);
  const isIdle = async () => {
    const before = computedBy(pids);
    await delay(WINDOW_MS);
    return computedBy(pids) - before < IDLE_SHARE * WINDOW_MS;
  };
  await waitFor(isIdle, { within: 180_000, what: 'the system being idle' });
}

const computedBy = (pids: number[]) => pids.reduce((sum, pid) => sum + computedMs(pid), 0);
