import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@ticketing/common/testing';
import type { Stack } from '@ticketing/test-driver/stack';

const WINDOW_MS = 400;
/** Of one core, all processes together; sweeps and heartbeats take a little all the time. */
const IDLE_SHARE = 0.25;
const TICKS_PER_SECOND = 100;

/**
 * Waits until a system has nothing left to do: events that one round left behind must not slow the next one down.
 */
export async function settled(stack: Stack): Promise<void> {
  const pids = stack.file.processes.flatMap(({ pid }) => pid ?? []);
  const isIdle = async () => {
    const before = cpuSeconds(pids);
    await delay(WINDOW_MS);
    return cpuSeconds(pids) - before < (IDLE_SHARE * WINDOW_MS) / 1_000;
  };
  await waitFor(isIdle, { within: 180_000, what: 'the system having nothing left to do' });
}

/** proc(5): the fields after the program's name, which may hold spaces, are counted from the third. */
function cpuSeconds(pids: number[]): number {
  const ticks = pids.map((pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, value) => sum + value, 0) / TICKS_PER_SECOND;
}
